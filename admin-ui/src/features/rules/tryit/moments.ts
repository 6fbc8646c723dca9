const MINUTE_MS = 60_000;

/** What the clocks of a zone show at a moment, to the second: `2026-11-24T10:15:30`. */
export function clockIn(zone: string, moment: Date): string {
  // Sweden writes days and times as ISO 8601 does.
  const shown = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  return shown.format(moment).replace(" ", "T");
}

/** By how many minutes the clocks of a zone are ahead of UTC. */
function aheadIn(zone: string, at: number): number {
  return Math.round((Date.parse(`${clockIn(zone, new Date(at))}Z`) - at) / MINUTE_MS);
}

/**
 * The moment at which the clocks of a zone show something, with the zone's offset (RFC 3339), so
 * that it keeps its day and its hour wherever the browser stands.
 *
 * @param clock such as `2026-11-24T10:15`, with or without seconds
 */
export function momentIn(zone: string, clock: string): string {
  const seconds = clock.length === "2026-11-24T10:15".length ? `${clock}:00` : clock.slice(0, 19);
  const asUtc = Date.parse(`${seconds}Z`);
  const near = asUtc - aheadIn(zone, asUtc) * MINUTE_MS;
  const ahead = aheadIn(zone, near);
  const two = (number: number) => String(Math.trunc(Math.abs(number))).padStart(2, "0");
  return `${seconds}${ahead < 0 ? "-" : "+"}${two(ahead / 60)}:${two(ahead % 60)}`;
}
