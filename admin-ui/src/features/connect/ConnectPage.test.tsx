import { fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { serve } from "../../shared/testing/server";
import { showPages } from "../../shared/testing/show";
import { ConnectPage } from "./ConnectPage";

it("makes a key, shows the call with it, and the purchase when it arrives", async () => {
  let asked = 0;
  serve({
    "POST /v1/api-keys": { status: 201, body: { id: "k1", key: "rk_new" } },
    "GET /v1/purchases": ({ query }) => ({
      body: {
        items: query.get("store") !== "store-1" || asked++ === 0 ? [] : [{ id: "p1" }],
        next: null,
      },
    }),
    "GET /v1/purchases/p1": {
      body: {
        id: "p1",
        store: "store-1",
        register: "1",
        receipt: "TEST-1",
        currency: "EUR",
        totalMinor: 400,
        points: { accrued: 4, pending: 0, available: 4 },
        lines: [],
        awards: [],
      },
    },
  });
  showPages([{ path: "/connect", component: ConnectPage }], { role: "admin", at: "/connect" });
  fireEvent.click(await screen.findByRole("button", { name: "Make the key" }));
  await screen.findByText("rk_new");
  expect(screen.getByText(/Bearer rk_new/).textContent).toContain("/v1/purchases");
  await screen.findByText("4 points for €4.00", undefined, { timeout: 10_000 });
  await screen.findByText(/Without a member/);
});
