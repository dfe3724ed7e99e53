type Props = {
  name: string;
  value: string;
  options: [value: string, title: string][];
  picked: (value: string) => void;
};

/** One of a few, below each other. */
export function Radios({ name, value, options, picked }: Props) {
  return (
    <fieldset class="choice column">
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
