import { type Density, prefer, preferences, type Theme } from "../preferences";

/** What is kept in this browser and nowhere else. */
export function Appearance() {
  const { theme, density, utc, shortcuts } = preferences.value;
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <section class="panel" aria-labelledby="appearance">
      <h2 id="appearance">This browser</h2>
      <Choice
        name="Theme"
        value={theme}
        options={[
          ["system", "As the system"],
          ["light", "Light"],
          ["dark", "Dark"],
        ]}
        picked={(value) => prefer({ theme: value as Theme })}
      />
      <Choice
        name="Density"
        value={density}
        options={[
          ["compact", "Compact"],
          ["cosy", "Cosy"],
        ]}
        picked={(value) => prefer({ density: value as Density })}
      />
      <Choice
        name="Times"
        value={utc ? "utc" : "local"}
        options={[
          ["utc", "UTC"],
          ["local", `Local (${local})`],
        ]}
        picked={(value) => prefer({ utc: value === "utc" })}
      />
      <Choice
        name="Keyboard shortcuts"
        value={shortcuts ? "on" : "off"}
        options={[
          ["on", "On"],
          ["off", "Off"],
        ]}
        picked={(value) => prefer({ shortcuts: value === "on" })}
      />
    </section>
  );
}

type ChoiceProps = {
  name: string;
  value: string;
  options: [value: string, title: string][];
  picked: (value: string) => void;
};

function Choice({ name, value, options, picked }: ChoiceProps) {
  return (
    <fieldset class="choice">
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
