import type { Schemas } from "../../shared/api/types";
import { type DecimalSign, needsSign, signOf } from "./numbers";
import type { Sample } from "./sample";
import { timePatternOf } from "./times";

/** What a row, or a constant beside it, can say; in the order in which people are asked. */
export const FIELDS = [
  "receipt",
  "occurredAt",
  "sku",
  "name",
  "quantity",
  "unitPrice",
  "member",
  "store",
  "register",
  "currency",
  "category",
  "brand",
  "discount",
  "tax",
] as const;

export type Field = (typeof FIELDS)[number];

const REQUIRED: ReadonlySet<Field> = new Set([
  "receipt",
  "occurredAt",
  "sku",
  "quantity",
  "unitPrice",
  "store",
  "register",
  "currency",
]);

/** Those that are numbers. */
export const NUMBERS: ReadonlySet<Field> = new Set(["quantity", "unitPrice", "discount", "tax"]);

/** Where a field comes from. */
export type Source =
  | { readonly from: "column"; readonly column: string }
  | { readonly from: "constant"; readonly value: string }
  | { readonly from: "nowhere" };

export type Sources = Readonly<Record<Field, Source>>;

/** Everything that is asked about a file. */
export interface Plan {
  readonly sources: Sources;
  readonly zone: string;
  /** Empty: the forms that the server knows by itself. */
  readonly timeFormat: string;
  readonly decimal: DecimalSign;
  readonly memberKey: "externalId" | "card" | "email" | "phone" | "memberNumber" | "id";
  readonly unknownMembers: "enrol" | "skip" | "reject";
  readonly anonymous: "record" | "skip";
  readonly receiptNumbers: "unique" | "restart";
  readonly returnPrefix: string;
  readonly notProducts: readonly string[];
}

/** Parts of the names that people give their columns, in English and German; the best first. */
const NAMES: Readonly<Record<Field, readonly RegExp[]>> = {
  receipt: [
    /^(receipt|invoice|bon|beleg|transaction|order|quittung|kassenbon|rechnung)/,
    /(bon|beleg|rechnungs?)(nr|nummer)/,
  ],
  occurredAt: [
    /(invoice|receipt|order|sale|transaction|beleg|kauf).?(date|time|datum|zeit)/,
    /(date|datum|time|zeit|occurred|timestamp|when)/,
  ],
  sku: [
    /^(sku|ean|gtin)$/,
    /(stock|article|artikel|item|product|produkt).?(code|id|no|nr|nummer|number)/,
    /^(code|artikel|item|product)$/,
  ],
  name: [
    /^(description|beschreibung|bezeichnung)$/,
    /(product|item|article|artikel|produkt).?(name|text|bezeichnung)/,
  ],
  quantity: [/^(quantity|qty|menge|anzahl|units|stück|stueck|count)/],
  unitPrice: [/(unit|einzel|stück).?(price|preis)/, /^(price|preis|unit.?cost)/],
  member: [/^(customer|member|kunde|mitglied|card|karte|loyalty)/, /(kunden|mitglieds|karten)/],
  store: [/^(store|shop|branch|filiale|markt|laden|location|standort)/],
  register: [/^(register|till|pos|kasse|terminal|checkout)/],
  currency: [/^(currency|währung|waehrung)/],
  category: [/(category|kategorie|warengruppe|department|abteilung)/],
  brand: [/(brand|marke|hersteller|manufacturer)/],
  discount: [/(discount|rabatt|nachlass|reduction)/],
  tax: [/(^tax|^vat|mwst|ust|steuer)/],
};

const NOWHERE: Source = { from: "nowhere" };

export function isRequired(field: Field): boolean {
  return REQUIRED.has(field);
}

/** A first plan for a file, from the names of its columns and what is in them. */
export function guess(sample: Sample, zone: string, currency: string): Plan {
  const free = new Set(sample.header);
  const sources: Record<string, Source> = {};
  for (const field of FIELDS) {
    const column = NAMES[field]
      .map((pattern) => [...free].find((name) => pattern.test(name.toLowerCase())))
      .find((name) => name !== undefined);
    if (column !== undefined) {
      free.delete(column);
    }
    sources[field] = column === undefined ? NOWHERE : { from: "column", column };
  }
  const constant = (field: Field, value: string) => {
    if (sources[field]?.from === "nowhere") {
      sources[field] = { from: "constant", value };
    }
  };
  constant("currency", currency);
  constant("register", "1");
  constant("store", "");
  const found = sources as unknown as Sources;
  return {
    sources: found,
    zone,
    timeFormat: timePatternOf(valuesOf(sample, found.occurredAt)) ?? "",
    decimal: signOf(numbersOf(sample, found), sample.delimiter),
    memberKey: memberKeyOf(found.member, valuesOf(sample, found.member)),
    unknownMembers: "enrol",
    anonymous: "record",
    receiptNumbers: "unique",
    returnPrefix: "",
    notProducts: [],
  };
}

/** The plan with another source of a field, and how what it holds is written. */
export function withSource(plan: Plan, sample: Sample, field: Field, source: Source): Plan {
  const sources = { ...plan.sources, [field]: source };
  const changed = { ...plan, sources };
  if (source.from !== "column") {
    return changed;
  }
  const values = valuesOf(sample, source);
  if (field === "member") {
    return { ...changed, memberKey: memberKeyOf(source, values) };
  }
  if (field === "occurredAt") {
    return { ...changed, timeFormat: timePatternOf(values) ?? "" };
  }
  return NUMBERS.has(field)
    ? { ...changed, decimal: signOf(numbersOf(sample, sources), sample.delimiter) }
    : changed;
}

/** What the first rows say for a source. */
export function valuesOf(sample: Sample, source: Source): string[] {
  if (source.from === "constant") {
    return [source.value];
  }
  const column = source.from === "column" ? sample.header.indexOf(source.column) : -1;
  return column < 0
    ? []
    : sample.rows.map((row) => row[column] ?? "").filter((text) => text !== "");
}

function numbersOf(sample: Sample, sources: Sources): string[] {
  return [...NUMBERS].flatMap((field) => valuesOf(sample, sources[field]));
}

/** What a column of members holds, by its name and its values. */
export function memberKeyOf(source: Source, values: readonly string[]): Plan["memberKey"] {
  const name = source.from === "column" ? source.column.toLowerCase() : "";
  if (/(card|karte)/.test(name)) {
    return "card";
  }
  if (/mail/.test(name) || (values.length > 0 && values.every((value) => value.includes("@")))) {
    return "email";
  }
  const arePhones = values.length > 0 && values.every((value) => /^\+\d/.test(value));
  return arePhones || /(phone|telefon|handy|mobil)/.test(name) ? "phone" : "externalId";
}

/** The fields that must come from somewhere and do not yet. */
export function missing({ sources }: Plan): readonly Field[] {
  return FIELDS.filter((field) => {
    const source = sources[field];
    const isGiven =
      source.from === "column" || (source.from === "constant" && source.value.trim() !== "");
    return isRequired(field) && !isGiven;
  });
}

/** The plan as the server takes it. */
export function mappingOf(plan: Plan, sample: Sample): Schemas["ImportMapping"] {
  const columns: Partial<Record<Field, string>> = {};
  const constants: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const source = plan.sources[field];
    if (source.from === "column") {
      columns[field] = source.column;
    } else if (source.from === "constant" && source.value.trim() !== "") {
      constants[field] = source.value.trim();
    }
  }
  const namesMembers = plan.sources.member.from !== "nowhere";
  return {
    columns,
    constants,
    zone: plan.zone,
    ...(plan.timeFormat === "" ? {} : { timeFormat: plan.timeFormat }),
    ...(needsSign(numbersOf(sample, plan.sources), plan.decimal) ? { decimal: plan.decimal } : {}),
    ...(namesMembers ? { memberKey: plan.memberKey, unknownMembers: plan.unknownMembers } : {}),
    anonymous: plan.anonymous,
    ...(plan.receiptNumbers === "unique" ? {} : { receiptNumbers: plan.receiptNumbers }),
    ...(plan.returnPrefix === "" ? {} : { returns: { receiptPrefix: plan.returnPrefix } }),
    ...(plan.notProducts.length === 0 ? {} : { notProducts: [...plan.notProducts] }),
    ...(sample.charset === "UTF-8" ? {} : { charset: sample.charset }),
    ...(sample.delimiter === "," ? {} : { delimiter: sample.delimiter }),
  };
}
