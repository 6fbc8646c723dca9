/** A straight scale from 0 (or the least value, where that is below) to a round number. */
export interface Scale {
  readonly least: number;
  readonly most: number;
  /** Round values for lines across, the least and the most included. */
  readonly ticks: readonly number[];
  /** Where a value stands, 0 at the bottom to 1 at the top. */
  readonly at: (value: number) => number;
}

const STEPS = [1, 2, 2.5, 5, 10];

/**
 * A scale with about as many round steps as wanted: 1, 2, 2.5 or 5 times a power of ten (Heckbert,
 * "Nice numbers for graph labels", Graphics Gems, 1990). Whole steps only: points and purchases are
 * counted.
 */
export function scaleOf(values: readonly number[], steps: number): Scale {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const span = most - least || 1;
  const power = 10 ** Math.floor(Math.log10(span / steps));
  const wanted = STEPS.map((step) => step * power).find((step) => span / step <= steps) ?? span;
  const step = Math.max(1, Math.ceil(wanted));
  const bottom = Math.floor(least / step) * step;
  const top = Math.max(Math.ceil(most / step) * step, bottom + step);
  const ticks: number[] = [];
  for (let tick = bottom; tick <= top; tick += step) {
    ticks.push(tick);
  }
  return { least: bottom, most: top, ticks, at: (value) => (value - bottom) / (top - bottom) };
}

/** Which of so many places get a label, so that neighbours do not touch. */
export function labelled(count: number, room: number): readonly number[] {
  if (count === 0) {
    return [];
  }
  const every = Math.max(1, Math.ceil(count / Math.max(1, room)));
  const places: number[] = [];
  // From the end: the newest day always has its label.
  for (let place = count - 1; place >= 0; place -= every) {
    places.unshift(place);
  }
  return places;
}
