import { Command } from "../../shared/Command";
import { tourCommands } from "./commands";

/** Commands to paste into a shell. The keys exist in demo mode only. */
export function TourCard() {
  return (
    <section className="card wide" aria-labelledby="tour">
      <h2 id="tour">Take your first points</h2>
      <p>
        With the demo programme running, paste these into a terminal. Posting the same receipt again
        books nothing twice: the first answer comes back.
      </p>
      {tourCommands(window.location.origin).map((command) => (
        <Command key={command.title} title={command.title} text={command.text} />
      ))}
    </section>
  );
}
