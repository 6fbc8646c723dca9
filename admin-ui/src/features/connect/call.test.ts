import { expect, it } from "vitest";
import { curlOf } from "./call";

const CALL = {
  origin: "https://shop.example",
  key: "rk_abc",
  store: "hamburg-1",
  currency: "EUR",
  receipt: "TEST-1",
  at: new Date("2026-11-21T10:15:00Z"),
};

it("makes a call that works as it stands", () => {
  const call = curlOf(CALL);
  expect(call).toContain("curl -s https://shop.example/v1/purchases");
  expect(call).toContain("Bearer rk_abc");
  const body = JSON.parse(call.slice(call.indexOf("-d '") + 4, -1));
  expect(body).toMatchObject({
    store: "hamburg-1",
    receipt: "TEST-1",
    occurredAt: "2026-11-21T10:15:00.000Z",
    totalMinor: 400,
  });
});

it("keeps a quote in a store's code inside of the word", () => {
  expect(curlOf({ ...CALL, store: "joe's" })).toContain("joe'\\''s");
});
