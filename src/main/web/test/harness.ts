// Tests are kept by their names; whoever has loaded them runs them one by one.
type Check = () => void | Promise<void>;

const checks = new Map<string, Check>();

export function test(name: string, check: Check): void {
  if (checks.has(name)) {
    throw new Error(`two tests are called ${name}`);
  }
  checks.set(name, check);
}

/** Values are the same when they are written the same. */
export function equal(actual: unknown, expected: unknown): void {
  const [is, should] = [text(actual), text(expected)];
  if (is !== should) {
    throw new Error(`expected ${should}, but it is ${is}`);
  }
}

const text = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each === undefined || (typeof each === "number" && !Number.isFinite(each)) ? `<${each}>` : each,
  );

export type UnitTests = {
  names: string[];
  /** Why a test has failed; null when it has not. */
  run: (name: string) => Promise<string | null>;
};

declare global {
  interface Window {
    unitTests: UnitTests;
  }
}

window.unitTests = {
  get names() {
    return [...checks.keys()];
  },
  run: async (name) => {
    try {
      await checks.get(name)?.();
      return null;
    } catch (e) {
      return e instanceof Error ? (e.stack ?? e.message) : String(e);
    }
  },
};
