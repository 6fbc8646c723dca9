import { FIELDS, type Field, NUMBERS, type Plan, valuesOf } from "./mapping";
import { isNumber } from "./numbers";
import type { Sample } from "./sample";
import { timeReader } from "./times";

/** A field of which values in the first rows cannot be read. */
export interface Unreadable {
  readonly field: Field;
  /** The first of them. */
  readonly example: string;
  readonly count: number;
}

/** What of the first rows would be refused, by its field. */
export function unreadable(plan: Plan, sample: Sample): readonly Unreadable[] {
  const isTime = timeReader(plan.timeFormat);
  return FIELDS.flatMap((field) => {
    const isRight =
      field === "occurredAt"
        ? isTime
        : NUMBERS.has(field)
          ? (text: string) => isNumber(text, plan.decimal)
          : () => true;
    const wrong = valuesOf(sample, plan.sources[field]).filter((text) => !isRight(text.trim()));
    return wrong[0] === undefined ? [] : [{ field, example: wrong[0], count: wrong.length }];
  });
}
