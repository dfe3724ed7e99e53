import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { call, Failure, session } from "./api";
import type { Session } from "./api-types";

/** Stands in place of any page until somebody has signed in; the address stays what it was. */
export function SignIn() {
  const [key, setKey] = useState("");
  const [failure, setFailure] = useState("");
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  // A session can end in the middle of a visit, when browsers heed no `autofocus` any longer.
  useLayoutEffect(() => field.current?.focus(), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setFailure("");
    try {
      session.value = await call<Session>("POST", "/api/session", { api_key: key.trim() });
    } catch (e) {
      const status = e instanceof Failure ? e.status : 0;
      setFailure(
        status === 401 ? "This key is not valid: it may be mistyped, or revoked." : (e as Error).message,
      );
    } finally {
      setBusy(false);
    }
  };

  return (
    <main class="sign-in" aria-busy={busy}>
      <form onSubmit={submit} aria-labelledby="sign-in-title">
        <h1 id="sign-in-title">Docket</h1>
        <label for="api-key">API key</label>
        <input
          ref={field}
          id="api-key"
          type="password"
          autocomplete="current-password"
          required
          value={key}
          onInput={(event) => setKey(event.currentTarget.value)}
          aria-describedby="sign-in-hint"
          aria-invalid={failure !== ""}
        />
        {failure && (
          <p role="alert" class="error-text">
            {failure}
          </p>
        )}
        <p id="sign-in-hint" class="hint">
          The first start of the server has printed one; <code>docket keys create</code> makes more.
        </p>
        <button type="submit" class="primary" disabled={busy}>
          Sign in
        </button>
      </form>
    </main>
  );
}
