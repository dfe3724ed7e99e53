import { type Density, prefer, preferences, type Theme } from "../preferences";
import { Radios } from "../ui/Radios";

/** What is kept in this browser and nowhere else. */
export function Appearance() {
  const { theme, density, utc, shortcuts } = preferences.value;
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <section class="panel" aria-labelledby="appearance">
      <h2 id="appearance">This browser</h2>
      <Radios
        row
        name="Theme"
        value={theme}
        options={[
          ["system", "As the system"],
          ["light", "Light"],
          ["dark", "Dark"],
        ]}
        picked={(value) => prefer({ theme: value as Theme })}
      />
      <Radios
        row
        name="Density"
        value={density}
        options={[
          ["compact", "Compact"],
          ["cosy", "Cosy"],
        ]}
        picked={(value) => prefer({ density: value as Density })}
      />
      <Radios
        row
        name="Times"
        value={utc ? "utc" : "local"}
        options={[
          ["utc", "UTC"],
          ["local", `Local (${local})`],
        ]}
        picked={(value) => prefer({ utc: value === "utc" })}
      />
      <Radios
        row
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
