import type { Call } from "./test";
import { unique } from "./test";

/** What was enrolled and bought for a test. */
export interface Given {
  readonly memberId: string;
  readonly name: string;
  readonly purchaseId: string;
  readonly receipt: string;
}

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

/** A member with a few purchases of the last days. */
export async function givenMember(call: Call, name = unique("Grace Hopper")): Promise<Given> {
  const member = await call("till", "POST", "/v1/members", {
    name,
    cards: [unique("card")],
    email: `${unique("grace")}@example.org`,
    birthday: "1990-12-09",
    attributes: { newsletter: true },
  });
  const purchases = [];
  for (let day = 3; day >= 0; day--) {
    purchases.push(
      await call("till", "POST", "/v1/purchases", {
        store: "hamburg-1",
        register: "3",
        receipt: unique("R"),
        occurredAt: new Date(Date.now() - day * 86_400_000 - 60_000).toISOString(),
        member: { id: member.id },
        currency: "EUR",
        lines: LINES,
        totalMinor: 899,
      }),
    );
  }
  const last = purchases.at(-1);
  return { memberId: member.id, name, purchaseId: last.id, receipt: last.receipt };
}
