/**
 * Something to tell, without the language that it is told in. English is word for word what the
 * server says, so that the same problem is never told twice; other languages come from catalogues.
 */
export interface Said {
  readonly key: SaidKey;
  readonly with: readonly (string | number | Said)[];
}

type Words = (...values: string[]) => string;

const SUBJECTS: Record<string, string> = {
  purchase: "a purchase",
  event: "an event that is no purchase",
  happening: "a purchase or an event",
  tier: "tiers",
  discount: "money off a purchase",
};

/** Word for word what the server's parser says. */
export const ENGLISH = {
  "file-too-big": (kib) => `The file is too big: at most ${kib} KiB. Split it.`,
  "no-end-below": (name) => `The rule "${name}" has no end: add a line with end.`,
  "no-end-above": (name) => `The rule "${name}" above has no end: add a line with end.`,
  "line-too-long": (most) => `The line is too long: at most ${most} characters.`,
  unseen: (name) => `Here stands the character ${name}, which cannot be seen. Delete it.`,
  "rule-opening": () => "A rule begins with its name in quotation marks and nothing behind it.",
  "outside-rule": () => 'This stands outside any rule. A rule begins with: rule "Its name".',
  "rule-name": (complaint) => `The rule's name: ${complaint}.`,
  "too-many-rules": (most) => `At most ${most} rules are possible.`,
  "no-condition": () => "There is no sentence between when and then.",
  "one-when": () => "A rule has one when, between its headers and its then.",
  "when-before-then": () => "A when with at least one sentence must come before then.",
  "one-then": () => "A rule has one then, between its conditions and its end.",
  "ends-without-then": () => "The rule ends without then.",
  "ends-without-when": () => "The rule ends without when.",
  "no-consequence": () => "There is no sentence between then and end.",
  "too-many-sentences": (most) => `A rule may have at most ${most} sentences.`,
  "bad-value": (value, complaint) => `${value}: ${complaint}.`,
  "complete-before": () => "The sentence is complete before this; nothing may follow it.",
  expected: (what, _type) => `Here should be ${what}.`,
  "belongs-in-header": () => "This sentence belongs above when.",
  "belongs-in-when": () => "This sentence belongs between when and then.",
  "belongs-in-then": () => "This sentence belongs between then and end.",
  unknown: () => "No sentence is written like this.",
  "more-problems": (left) => `There are ${left} more problems below.`,
  "last-day-first": () => "The last day comes before the first.",
  "second-amount": () => "The second amount must be the greater one.",
  "nothing-between": () => "Nothing lies between two equal values.",
  "code-missing": () => "a code is missing between the quotation marks",
  "code-too-long": (most) => `a code may have at most ${most} characters`,
  "code-spaces": () => "a code may not begin or end with a space",
  "code-slashes": (named) => `// may not stand in a code; write ${named}`,
  "code-character": (name, named) =>
    `the character ${name} may not stand in a code; write ${named}`,
  "text-missing": () => "a text is missing between the quotation marks",
  "text-too-long": (most) => `it may have at most ${most} characters`,
  "text-spaces": () => "it may not begin or end with a space",
  "text-character": (name) => `the character ${name} may not stand here`,
  "leading-zeros": () => "write it without leading zeros",
  "not-how-written": () => "that is not how it is written",
  "too-many-decimals": (most) => `at most ${most} digits may follow the point`,
  "other-currency": (currency) => `this programme's amounts are in ${currency}`,
  "no-decimals": (currency) => `amounts in ${currency} have no decimals`,
  "fixed-decimals": (currency, digits) =>
    `amounts in ${currency} have ${digits} digits after the point`,
  "date-range": (first, last) => `it must lie between ${first} and ${last}`,
  "no-such-day": () => "there is no such day in the calendar",
  "midnight-is": () => "midnight is written 00:00",
  "no-such-time": () => "there is no such time; it runs from 00:00 to 23:59",
  "list-too-long": (most) => `at most ${most} may be named in one sentence`,
  "named-twice": () => "one of them is named twice",
  "no-tiers": () => "this programme has no tiers",
  "no-such-tier": (known) => `there is no such tier; there are: ${known}`,
  "at-most": (most) => `it may be at most ${most}`,
  "no-factor": (least) => `it must be at least ${least}; times 0 is "Give no points on …"`,
  "at-least": (least) => `it must be at least ${least}`,
  "name-taken": (where) => `There is a rule of this name already: ${where}. Rename one.`,
  "name-star": () => "A rule cannot be called *; that stands for all rules.",
  "identity-taken": (rule, where) =>
    `The rule "${rule}" (${where}) is counted under this identity already. Delete this line, and the rule gets one of its own.`,
  "identity-star": () => "A rule cannot have the identity *; that stands for all rules.",
  "too-many-in-rulebook": (most) => `A rulebook may have at most ${most} rules.`,
  "said-above": () => "This was said above already.",
  "other-subject": (sentence, rule) =>
    `This sentence is about ${SUBJECTS[sentence] ?? sentence}, but the rule is about ${SUBJECTS[rule] ?? rule}. Make two rules of it.`,
  "ends-before-it-begins": (until, from) => `The rule ends (${until}) before it begins (${from}).`,
  "priority-alone": () => "A priority decides inside an exclusive group, but this rule is in none.",
  twice: () => "This sentence stands in the rule twice.",
  "no-tier": () => "The rule asks about a qualification period, but leads to no tier.",
  "several-tiers": () => "A rule leads to one tier. Make two of it.",
} satisfies Record<string, Words>;

export type SaidKey = keyof typeof ENGLISH;

export type Catalogue = Record<SaidKey, Words>;

export function said(key: SaidKey, ...values: (string | number | Said)[]): Said {
  return { key, with: values };
}

/** Tells it in the words of a catalogue. */
export function told(what: Said, words: Catalogue = ENGLISH): string {
  return words[what.key](
    ...what.with.map((value) => (typeof value === "object" ? told(value, words) : String(value))),
  );
}
