// What the server says afterwards, against what the tills wrote down.
import { ask } from "./http.mjs";

/** Every purchase of a store, as the server lists it: points by receipt, and receipts that are there twice. */
async function listed(port, store) {
  const points = new Map();
  let doubled = 0;
  let after = null;
  do {
    const page = `/v1/purchases?store=${store}&limit=200${after ? `&after=${encodeURIComponent(after)}` : ""}`;
    const answer = await ask(port, "GET", page, { key: "rk_demo_support" });
    if (answer.status !== 200) {
      throw new Error(`the purchases cannot be listed: ${answer.status} ${answer.body ?? answer.error}`);
    }
    for (const purchase of answer.json.items) {
      doubled += points.has(purchase.receipt) ? 1 : 0;
      points.set(purchase.receipt, purchase.points);
    }
    after = answer.json.next;
  } while (after);
  return { points, doubled };
}

/** {acknowledged, lost, doubled}: a purchase that is there with other points than were told counts as lost. */
export async function compare(port, tills) {
  const { points, doubled } = await listed(port, tills.store);
  let lost = 0;
  for (const [receipt, told] of tills.acknowledged) {
    const booked = points.get(receipt);
    lost += booked === undefined || (told !== null && booked !== told) ? 1 : 0;
  }
  return { acknowledged: tills.acknowledged.size, lost, doubled };
}

/** Every balance against its transfers; null where the books are right. */
export async function verify(port) {
  const answer = await ask(port, "POST", "/v1/ledger/verification", { key: "rk_demo_admin", timeoutMs: 120_000 });
  return answer.status === 200 && answer.json?.ok === true ? null : `${answer.status} ${(answer.body ?? "").slice(0, 500)}`;
}
