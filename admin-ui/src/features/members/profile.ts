import type { Member, Schemas } from "../../shared/api/types";

/** A member as a form edits it: no nulls, attributes in rows. */
export interface Profile {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly birthday: string;
  readonly externalId: string;
  readonly cards: string[];
  readonly status: "active" | "blocked";
  readonly attributes: { readonly name: string; readonly value: string }[];
}

type Change = Schemas["MemberChange"];

export function profileOf(member: Member): Profile {
  return {
    name: member.name ?? "",
    email: member.email ?? "",
    phone: member.phone ?? "",
    birthday: member.birthday ?? "",
    externalId: member.externalId ?? "",
    cards: [...member.cards],
    status: member.status === "blocked" ? "blocked" : "active",
    attributes: Object.entries(member.attributes).map(([name, value]) => ({
      name,
      value: String(value),
    })),
  };
}

const TEXTS = ["name", "email", "phone", "birthday", "externalId"] as const;

/** What a merge patch has to say so that `before` becomes `after`: only what differs. */
export function changeOf(before: Profile, after: Profile): Change {
  const change: Record<string, unknown> = {};
  for (const field of TEXTS) {
    if (before[field] !== after[field].trim()) {
      change[field] = after[field].trim() === "" ? null : after[field].trim();
    }
  }
  if (before.cards.join("\n") !== after.cards.join("\n")) {
    change.cards = after.cards;
  }
  if (before.status !== after.status) {
    change.status = after.status;
  }
  const attributes = attributesChange(before, after);
  if (Object.keys(attributes).length > 0) {
    change.attributes = attributes;
  }
  return change as Change;
}

function attributesChange(before: Profile, after: Profile): Record<string, unknown> {
  const old = new Map(before.attributes.map(({ name, value }) => [name, value]));
  const now = new Map(
    after.attributes
      .filter(({ name }) => name.trim() !== "")
      .map(({ name, value }) => [name.trim(), value.trim()]),
  );
  const change: Record<string, unknown> = {};
  for (const name of old.keys()) {
    if (!now.has(name)) {
      change[name] = null;
    }
  }
  for (const [name, value] of now) {
    if (old.get(name) !== value) {
      change[name] = typed(value);
    }
  }
  return change;
}

/** A number or a truth value where the text is one, so that rules can compare it. */
function typed(value: string): string | number | boolean {
  if (value === "true" || value === "false") {
    return value === "true";
  }
  return /^-?\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : value;
}
