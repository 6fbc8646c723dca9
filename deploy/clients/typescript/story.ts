// A shop's day with the client that was generated for TypeScript.
import { Configuration, EventsApi, MembersApi, type Problem, PurchasesApi, ResponseError, ReturnsApi } from "./client/index";

declare const process: { argv: string[] };

const same = (is: unknown, expected: unknown): void => {
  if (is !== expected) {
    throw new Error(`${String(is)} and not ${String(expected)}`);
  }
};

const configuration = new Configuration({ basePath: process.argv[2], accessToken: "rk_demo_till" });
const members = new MembersApi(configuration);
const purchases = new PurchasesApi(configuration);
const own = `typescript-${Math.random().toString(36).slice(2, 10)}`;
const now = new Date();
const ref = { card: own };
const line = { sku: "CAKE-1", category: "bakery", quantity: 2, unitPriceMinor: 450 };
const basket = {
  store: "typescript-1",
  register: "1",
  occurredAt: now,
  member: ref,
  currency: "EUR",
  lines: [line],
  totalMinor: 900,
};

const member = await members.enrolMember({ newMember: { name: "Ada", cards: [own] }, idempotencyKey: `enrol-${own}` });
same((await purchases.quotePurchase({ purchaseQuote: basket })).points.accrued, 9);
const purchase = { ...basket, receipt: own };
const first = await purchases.recordPurchase({ purchase });
const id = first.id ?? "";
same(first.points.accrued, 9);
same((await purchases.recordPurchase({ purchase })).id, id);
same((await purchases.findPurchaseByReceipt({ store: "typescript-1", register: "1", receipt: own })).id, id);
same((await purchases.explainPurchase({ id, lang: "en" })).rules.length > 0, true);
const balance = async (): Promise<number> => (await members.getMemberBalance({ id: member.id })).available;
same(await balance(), 9);
await new ReturnsApi(configuration).returnPurchase({
  id,
  _return: { returnReceipt: `R-${own}`, occurredAt: now, lines: [{ line: 1, quantity: 1 }] },
});
same(await balance(), 4);
await new EventsApi(configuration).recordEvent({
  event: { member: ref, name: "review", occurredAt: now },
  idempotencyKey: `event-${own}`,
});
same(await balance(), 24);
same((await members.listMemberHistory({ id: member.id, limit: 2 })).items.length, 2);
const refused = await purchases
  .recordPurchase({ purchase: { ...purchase, receipt: `${own}-2`, totalMinor: 901 } })
  .catch((error: unknown) => error);
if (!(refused instanceof ResponseError)) {
  throw new Error("a wrong total was taken");
}
same(refused.response.status, 422);
const problem = (await refused.response.json()) as Problem;
same(problem.type.startsWith("urn:regulars:problem:"), true);
