import type { Call } from "./test";

/** What was enrolled and bought for a test. */
export interface Given {
  readonly memberId: string;
  readonly name: string;
  readonly purchaseId: string;
  readonly receipt: string;
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
export async function givenMember(call: Call, name = "Grace Hopper"): Promise<Given> {
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
