import { typedNumber } from "../../../shared/i18n/amounts";
import { dayAfter } from "../language/edits";
import { partOf, type Rule, type RuleFile, type SentenceUse, usesOf } from "../language/file";
import { decimalsOf, type Value } from "../language/values";
import type { Vocabulary } from "../language/vocabulary";
import { type Basket, FIRST_BASKET, FIRST_LINE, inMarks, type Shop } from "./basket";

/** Whether a basket is one that a rule gives something on, or one that it just does not. */
export type Fit = "fits" | "misses";

type Line = Basket["lines"][number];

type Changes = Partial<Omit<Basket, "lines">> & {
  readonly line?: Partial<Line>;
  /** Lines besides the first, each of them another product. */
  readonly more?: number;
};

interface Asking {
  readonly sentence: SentenceUse["sentence"];
  readonly values: readonly Value[];
  /** What the condition wants, or what just does not do. */
  readonly fit: Fit;
  readonly shop: Shop;
  readonly vocabulary: Vocabulary;
  /** Such as 2026-11-24. */
  readonly today: string;
}

/** A code that no rule asks for. */
const OTHER = "other";
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const NOON = "12:00";
const DAYS_OF_MONTH = 31;

/**
 * What has to be in a basket for a kind of sentence, by its id. What is not known here is left to
 * whoever tries: the basket shows at once what is not met.
 */
const MAKERS: readonly (readonly [RegExp, (asking: Asking) => Changes])[] = [
  [
    // What is asked for besides has no such code, or says which it has.
    /^contains-no-(category|brand|product)/,
    (one) => (one.fit === "fits" ? {} : { line: coded(one, "fits") }),
  ],
  [/^contains-(category|brand|product)/, (one) => ({ line: coded(one) })],
  [
    /^spends-on-(category|brand|product)/,
    (one) => ({ line: { ...coded(one, "fits"), price: priced(one, 0, -1) } }),
  ],
  [
    /^units-of-(category|brand|product)/,
    (one) => ({ line: { ...coded(one, "fits"), quantity: counted(one, 0, -1) } }),
  ],
  [/^total-(with-charges-)?at-least/, (one) => ({ line: { price: priced(one, 0, -1) } })],
  [/^total-at-most/, (one) => ({ line: { price: priced(one, 0, 1) } })],
  [/^(all-)?units/, (one) => ({ line: { quantity: counted(one, 0, -1) } })],
  [/^different-products/, (one) => ({ more: numberAt(one, 0) - 1 - (one.fit === "fits" ? 0 : 1) })],
  [/^payment-method/, (one) => ({ attributes: `payment: ${word(one, 0)}` })],
  [/^code-presented/, (one) => ({ codes: one.fit === "fits" ? first(one, 0) : "" })],
  [/^purchase-attribute/, (one) => ({ attributes: `${first(one, 0)}: ${word(one, 1)}` })],
  [/^store$/, (one) => ({ store: word(one, 0) })],
  [/^store-not/, (one) => ({ store: one.fit === "fits" ? OTHER : first(one, 0) })],
  [/^store-tag/, (one) => ({ store: storeTagged(one) })],
  [/^channel/, (one) => ({ channel: word(one, 0) })],
  [/^weekday/, (one) => ({ at: weekdayOf(one) })],
  [/^time-between/, (one) => ({ at: `${one.today}T${timeOf(one)}` })],
  [/^day-of-month-at-most/, (one) => ({ at: dayOfMonth(one, (day, asked) => day <= asked) })],
  [/^day-of-month-at-least/, (one) => ({ at: dayOfMonth(one, (day, asked) => day >= asked) })],
  [/^(date-between|valid-from)/, (one) => ({ at: dayOf(one) })],
  [/^tier(-or-higher)?$/, (one) => ({ tier: tierOf(one, one.fit === "fits" ? 0 : -1) })],
  [/^tier-below/, (one) => ({ tier: tierOf(one, one.fit === "fits" ? -1 : 0) })],
  [/^member-tag/, (one) => ({ tags: one.fit === "fits" ? first(one, 0) : "" })],
  [/^member-no-tag/, (one) => ({ tags: one.fit === "fits" ? "" : first(one, 0) })],
  [/^member-plan/, (one) => ({ plans: one.fit === "fits" ? first(one, 0) : "" })],
  [/^member-no-plan/, (one) => ({ plans: one.fit === "fits" ? "" : first(one, 0) })],
  [/^birthday/, (one) => ({ birthday: one.fit === "fits" ? one.today : dayAfter(one.today, 60) })],
  [/^first-purchase/, (one) => ({ purchases: one.fit === "fits" ? "0" : "1" })],
  [/^(nth|every-nth)-purchase/, (one) => ({ purchases: counted(one, 0, -1, -1) })],
  [/^enrolled-at-least/, (one) => ({ enrolled: daysAgo(one, -1) })],
  [/^enrolled-at-most/, (one) => ({ enrolled: daysAgo(one, 1) })],
  [/^last-purchase/, (one) => ({ lastPurchase: daysAgo(one, -1) })],
];

/** A basket that a rule fits, or that it misses by as little as can be. */
export function basketFor(
  file: RuleFile,
  rule: Rule,
  fit: Fit,
  shop: Shop,
  vocabulary: Vocabulary,
  today: string,
): Basket {
  const uses = [...usesOf(file, partOf(rule, "header")), ...usesOf(file, partOf(rule, "when"))];
  const missed = fit === "misses" ? missable(uses) : undefined;
  const line = inMarks({ ...FIRST_LINE, category: OTHER, price: "10.00" }, shop.marks);
  const settled = new Set<keyof Line>();
  let basket: Basket = { ...FIRST_BASKET, lines: [line] };
  for (const use of uses) {
    const asking: Asking = {
      sentence: use.sentence,
      values: use.values.flatMap((value) => value ?? []),
      fit: use === missed ? "misses" : "fits",
      shop,
      vocabulary,
      today: basket.at.slice(0, today.length) || today,
    };
    const { line: ofLine = {}, more = 0, ...rest } = makerOf(use)?.(asking) ?? {};
    const attributes = [basket.attributes, rest.attributes].filter(Boolean).join(", ");
    const lines = withLine(basket.lines, ofLine, settled);
    basket = { ...basket, ...rest, attributes, lines: withMore(lines, more) };
  }
  return basket;
}

/** What is asked for stands on the line that there is, or below it where that is of another code. */
function withLine(lines: readonly Line[], asked: Partial<Line>, settled: Set<keyof Line>): Line[] {
  const [own, ...others] = lines;
  if (own === undefined) {
    return [];
  }
  const kinds = CODED.filter((kind) => asked[kind] !== undefined);
  const isOther = kinds.some((kind) => settled.has(kind) && own[kind] !== asked[kind]);
  for (const kind of kinds) {
    settled.add(kind);
  }
  return isOther
    ? [own, ...others, { ...own, ...UNCODED, ...asked, key: lines.length + 1 }]
    : [{ ...own, ...asked }, ...others];
}

function withMore(lines: readonly Line[], more: number): Line[] {
  const [own] = lines;
  const further = Array.from({ length: own === undefined ? 0 : Math.max(0, more) }, (_, at) => ({
    ...(own as Line),
    key: lines.length + at + 1,
    product: `${OTHER}-${at + 1}`,
  }));
  return [...lines, ...further];
}

function makerOf({ sentence }: SentenceUse) {
  return MAKERS.find(([id]) => id.test(sentence.id))?.[1];
}

/** The condition that is missed: an amount or a number where there is one, else the last known. */
function missable(uses: readonly SentenceUse[]): SentenceUse | undefined {
  const known = uses.filter((use) => use.sentence.part === "when" && makerOf(use) !== undefined);
  const isGradual = ({ sentence }: SentenceUse) => /^(total|spends|units|tier)/.test(sentence.id);
  return known.find(isGradual) ?? known[known.length - 1];
}

function first({ values }: Asking, at: number): string {
  return values[at]?.words[0] ?? "";
}

function word(one: Asking, at: number): string {
  return one.fit === "fits" ? first(one, at) : OTHER;
}

function numberAt({ values }: Asking, at: number): number {
  return Number.parseFloat(values[at]?.written ?? "") || 0;
}

function counted(one: Asking, at: number, miss: number, plus = 0): string {
  const number = numberAt(one, at) + plus + (one.fit === "fits" ? 0 : miss);
  return typedNumber(Math.max(0, number), one.shop.marks);
}

/** An amount, or one that is a minor unit beside it. */
function priced(one: Asking, at: number, miss: -1 | 1): string {
  const decimals = decimalsOf(one.shop.currency);
  const step = one.fit === "fits" ? 0 : miss / 10 ** decimals;
  return typedNumber(numberAt(one, at) + step, one.shop.marks, decimals);
}

const CODED = ["category", "brand", "product"] as const;
const UNCODED = { category: "", brand: "", product: "" };

/** A line with the code that is asked for, or with another one. */
function coded(one: Asking, fit: Fit = one.fit): Partial<Line> {
  const named = one.values.findIndex(({ words }) => words.length > 0);
  const kind = CODED.find((code) => one.sentence.parameters.some(({ of }) => of === code));
  return { [kind ?? "category"]: fit === "misses" ? OTHER : first(one, named) };
}

function weekdayOf(one: Asking): string {
  const wanted = one.values[0]?.words ?? [];
  for (let days = 0; days < WEEKDAYS.length; days++) {
    const day = dayAfter(one.today, days);
    const name = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
    if (wanted.includes(name) === (one.fit === "fits")) {
      return `${day}T${NOON}`;
    }
  }
  return "";
}

/** The next day of a month for which it is so, or is not. */
function dayOfMonth(one: Asking, holds: (day: number, asked: number) => boolean): string {
  for (let days = 0; days <= DAYS_OF_MONTH; days++) {
    const day = dayAfter(one.today, days);
    if (holds(Number(day.slice(-2)), numberAt(one, 0)) === (one.fit === "fits")) {
      return day === one.today ? "" : `${day}T${NOON}`;
    }
  }
  return "";
}

/** A store that has a tag, or one that has not; nothing where there is none. */
function storeTagged(one: Asking): string {
  const wanted = one.values[0]?.words ?? [];
  const hasTag = ({ tags = [] }: Shop["stores"][number]) =>
    tags.some((tag) => wanted.some((word) => word.toLowerCase() === tag.toLowerCase()));
  const store = one.shop.stores.find((each) => hasTag(each) === (one.fit === "fits"));
  return store?.code ?? (one.fit === "fits" ? "" : OTHER);
}

function timeOf(one: Asking): string {
  return (one.fit === "fits" ? one.values[0] : one.values[1])?.written ?? NOON;
}

function dayOf(one: Asking): string {
  const [from = one.today, until = from] = one.values.map(({ written }) => written);
  const day = one.fit === "misses" ? dayAfter(until, 1) : from > one.today ? from : one.today;
  return day === one.today ? "" : `${day}T${NOON}`;
}

function tierOf(one: Asking, by: number): string {
  const { tiers } = one.vocabulary;
  const at = tiers.findIndex(({ code }) => code === first(one, 0));
  return tiers[at + by]?.code ?? "";
}

function daysAgo(one: Asking, miss: -1 | 1): string {
  return dayAfter(one.today, -(numberAt(one, 0) + (one.fit === "fits" ? 0 : miss)));
}
