import type { Call } from "./test";

/** What was enrolled and bought for a test. */
export interface Given {
  readonly memberId: string;
  readonly name: string;
  readonly purchaseId: string;
  readonly receipt: string;
  /** A draft that differs from the live rulebook. */
  readonly draftId: string;
  /** The member brought a friend. */
  readonly referralId: string;
  /** A code that can be used. */
  readonly voucherId: string;
  /** A file of receipts, one of its rows rejected. */
  readonly importId: string;
}

/** What to look at on every page. */
export async function givenProgramme(call: Call): Promise<Given> {
  const draft = await givenDraft(call, "Autumn campaign");
  await addRules(
    call,
    draft,
    `rule "${unique("Autumn")}: triple points on cake"
    valid from 2026-10-01 until 2026-11-30
when
    The basket contains products in category "cake"
then
    Multiply points on category "cake" by 3
    At most 500 points per member per day
end
`,
  );
  const member = await givenMember(call);
  await givenRedemption(call, member.memberId);
  return {
    ...member,
    draftId: draft,
    referralId: await givenReferral(call, member.memberId),
    voucherId: await givenVoucher(call),
    importId: await givenImport(call),
  };
}

/** Somebody whom a member brought. */
async function givenReferral(call: Call, member: string): Promise<string> {
  const { referral } = await call("till", "GET", `/v1/members/${member}`);
  const friend = await call("till", "POST", "/v1/members", {
    name: "Ada Lovelace",
    email: `${unique("ada")}@example.org`,
    referralCode: referral.code,
  });
  const { items } = await call("support", "GET", `/v1/referrals?member=${friend.id}`);
  return items[0].id;
}

/** One code of five euros off. */
async function givenVoucher(call: Call): Promise<string> {
  const type = unique("five-off");
  await call("marketer", "PUT", `/v1/voucher-types/${type}`, {
    kind: "discount",
    discount: { amountMinor: 500 },
  });
  await call("marketer", "POST", `/v1/voucher-types/${type}/codes`, { count: 1 });
  const { items } = await call("support", "GET", `/v1/vouchers?type=${type}`);
  return items[0].id;
}

/** A file of three rows, the last of which says no quantity. */
async function givenImport(call: Call): Promise<string> {
  const receipt = unique("I");
  const file = `receipt,time,product,quantity,price
${receipt}-1,2026-11-20 08:26:00,MUG-1,2,4.95
${receipt}-2,2026-11-20 09:10:00,CUP-7,1,12.00
${receipt}-3,2026-11-20 09:12:00,CUP-7,many,12.00
`;
  const mapping = {
    columns: {
      receipt: "receipt",
      occurredAt: "time",
      sku: "product",
      quantity: "quantity",
      unitPrice: "price",
    },
    constants: { currency: "EUR", store: "online", register: "web" },
    zone: "Europe/Berlin",
    anonymous: "record",
  };
  const { id } = await call.upload("admin", "/v1/imports", {
    mapping: {
      name: "mapping.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(mapping)),
    },
    file: { name: "november.csv", mimeType: "text/csv", buffer: Buffer.from(file) },
  });
  return id;
}

/** A reward, and a member who has points held for it. */
async function givenRedemption(call: Call, member: string): Promise<void> {
  const code = unique("COFFEE");
  await call("marketer", "PUT", `/v1/rewards/${code}`, {
    name: "Free coffee",
    kind: "product",
    points: 5,
    stock: 100,
    state: "active",
  });
  await call("till", "POST", "/v1/redemptions", { member: { id: member }, reward: code });
}

/** A draft of the marketer; its id. */
export async function givenDraft(call: Call, note: string): Promise<string> {
  return (await call("marketer", "POST", "/v1/rulebook/drafts", { note })).id;
}

/** Adds rules to the end of a draft's campaigns. */
export async function addRules(call: Call, draft: string, rules: string): Promise<void> {
  const { files } = await call("marketer", "GET", `/v1/rulebook/drafts/${draft}`);
  const file = files.find((one: { name: string }) => one.name === "campaigns.dslr");
  await call(
    "marketer",
    "PUT",
    `/v1/rulebook/drafts/${draft}/files/campaigns.dslr`,
    `${file.text}\n${rules}`,
    { "If-Match": file.etag, "Content-Type": "text/plain; charset=utf-8" },
  );
}

/** A draft with so many rules in one file, none like the other. */
export async function givenRules(
  call: Call,
  count: number,
): Promise<{ draft: string; mark: string }> {
  const draft = await givenDraft(call, "Hundreds of rules");
  const mark = unique("Great");
  const rules = Array.from(
    { length: count },
    (_, number) => `rule "${mark} ${number}"
    valid from 2026-10-01 until 2026-11-30
when
    At least ${number + 1}.00 EUR is spent on category "category-${number}"
    The day is Tuesday or Friday
then
    Multiply points on category "category-${number}" by 2
    At most ${number + 100} points per purchase
end
`,
  );
  await addRules(call, draft, rules.join("\n"));
  return { draft, mark };
}

/** The text of a draft's file, as the server has it. */
export async function textOf(call: Call, draft: string, name = "campaigns.dslr"): Promise<string> {
  const { files } = await call("marketer", "GET", `/v1/rulebook/drafts/${draft}`);
  return files.find((one: { name: string }) => one.name === name).text;
}

const MS_OF_DAY = 86_400_000;
const MINUTE_MS = 60_000;
const LINES = [
  {
    sku: "ESP-1",
    name: "Espresso",
    category: "coffee",
    brand: "Roastery",
    quantity: 2,
    unitPriceMinor: 250,
  },
  { sku: "CAKE", name: "Cheesecake", category: "cake", quantity: 1, unitPriceMinor: 399 },
];

/** A name that nobody else uses: stories share a server with each other. */
export function unique(name: string): string {
  return `${name}-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
}

/** A member with a few purchases of the last days. */
export async function givenMember(
  call: Call,
  name = "Grace Hopper",
): Promise<Pick<Given, "memberId" | "name" | "purchaseId" | "receipt">> {
  const member = await call("till", "POST", "/v1/members", {
    name,
    cards: [unique("card")],
    email: `${unique("grace")}@example.org`,
    birthday: "1990-12-09",
    attributes: { newsletter: true },
  });
  let last: { id: string; receipt: string } = { id: "", receipt: "" };
  for (let day = 3; day >= 0; day--) {
    last = await call("till", "POST", "/v1/purchases", {
      store: "hamburg-1",
      register: "3",
      receipt: unique("R"),
      occurredAt: new Date(Date.now() - day * MS_OF_DAY - MINUTE_MS).toISOString(),
      member: { id: member.id },
      currency: "EUR",
      lines: LINES,
      totalMinor: 899,
    });
  }
  return { memberId: member.id, name, purchaseId: last.id, receipt: last.receipt };
}

/** A card whose member is Gold. */
export async function givenGold(call: Call): Promise<string> {
  const card = unique("gold");
  await call("till", "POST", "/v1/members", { name: "Katherine Johnson", cards: [card] });
  await buy(call, card, { sku: "COFFEE-MACHINE", category: "machines", unitPriceMinor: 210_000 });
  return card;
}

/** Buys one thing now; the points that it brought. */
export async function buy(
  call: Call,
  card: string,
  line: { sku: string; category?: string; brand?: string; unitPriceMinor: number },
): Promise<number> {
  const { points } = await call("till", "POST", "/v1/purchases", {
    store: "hamburg-1",
    register: "3",
    receipt: unique("R"),
    occurredAt: new Date().toISOString(),
    member: { card },
    currency: "EUR",
    lines: [{ quantity: 1, ...line }],
    totalMinor: line.unitPriceMinor,
  });
  return points.accrued;
}
