import type { Amount } from "../../shared/forms/discount";
import { major, minorOf, said } from "../../shared/forms/discount";
import type { Plan, PlanRequest } from "./plans";

export const UNITS = ["days", "months", "years"] as const;

/** What the form shows; empty where nothing is said. */
export interface PlanFields {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly price: Amount;
  readonly number: Amount;
  readonly unit: (typeof UNITS)[number];
  readonly trial: Amount;
  readonly sku: string;
  readonly benefits: string;
  readonly notice: string;
  readonly state: NonNullable<PlanRequest["state"]>;
}

export const EMPTY: PlanFields = {
  code: "",
  name: "",
  description: "",
  price: "",
  number: 1,
  unit: "years",
  trial: "",
  sku: "",
  benefits: "",
  notice: "7",
  state: "active",
};

/** The fields of a plan; `digits` are those of the currency behind the point. */
export function fieldsOf(plan: Plan, digits: number): PlanFields {
  return {
    code: plan.code,
    name: plan.name,
    description: plan.description ?? "",
    price: major(plan.priceMinor, digits),
    number: plan.term.number,
    unit: plan.term.unit,
    trial: plan.trialDays === 0 ? "" : plan.trialDays,
    sku: plan.sku ?? "",
    benefits: plan.benefits.join("\n"),
    notice: plan.noticeDays.join(", "),
    state: plan.state,
  };
}

export function documentOf(fields: PlanFields, digits: number): PlanRequest {
  return {
    name: fields.name.trim(),
    priceMinor: Number(minorOf(fields.price, digits)),
    term: { number: Number(fields.number), unit: fields.unit },
    state: fields.state,
    noticeDays: partsOf(fields.notice, ",").map(Number),
    benefits: partsOf(fields.benefits, "\n"),
    ...said("description", fields.description.trim()),
    ...said("trialDays", fields.trial),
    ...said("sku", fields.sku.trim()),
  };
}

function partsOf(text: string, mark: string): string[] {
  return text
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
