type Props = {
  name: string;
  value: string;
  options: [value: string, title: string][];
  picked: (value: string) => void;
  /** Beside each other, as far as there is room. */
  row?: boolean;
};

/** One of a few; below each other, unless it is a `row`. */
export function Radios({ name, value, options, picked, row = false }: Props) {
  return (
    <fieldset class={row ? "choice" : "choice column"}>
      <legend>{name}</legend>
      {options.map(([each, title]) => (
        <label key={each}>
          <input
            type="radio"
            name={name}
            value={each}
            checked={value === each}
            onChange={() => picked(each)}
          />
          {title}
        </label>
      ))}
    </fieldset>
  );
}
