import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { serve } from "../../shared/testing/server";
import { showPages } from "../../shared/testing/show";
import { MemberPage } from "./MemberPage";
import { profileSearch } from "./search";

const ADA = {
  id: "m1",
  memberNumber: "10000000001",
  name: "Ada Lovelace",
  status: "active",
  enrolledAt: "2026-01-01T10:00:00Z",
  cards: [],
  attributes: {},
  tier: { code: "gold", name: "Gold" },
  balance: {
    available: 5,
    pending: 0,
    reserved: 0,
    lifetimeAccrued: 5,
    lifetimeExpired: 0,
    lifetimeRedeemed: 0,
    asOf: "",
    expiring: [],
    lots: [],
    wallets: {},
  },
  referral: { code: "ADA", link: "https://x.example/ADA" },
};
const BOUGHT = {
  id: "h1",
  at: "2026-11-21T10:15:00Z",
  kind: "accrual",
  points: 5,
  balanceAfter: 5,
  purchaseId: "p1",
  text: "Receipt R-1",
};

it("closes the explanation where somebody goes back, and stays on the member's page", async () => {
  serve({
    "GET /v1/members/m1": { body: ADA },
    "GET /v1/members/m1/history": { body: { items: [BOUGHT], next: null } },
    "GET /v1/referrals": { body: { items: [], next: null } },
    "GET /v1/members/m1/plan": { body: { plans: [], history: [] } },
    "GET /v1/members/m1/challenges": {
      body: {
        items: [
          {
            name: "Five visits",
            steps: 5,
            done: 3,
            until: "2026-12-06",
            state: "open",
            measure: "times",
            gives: ["100 points"],
          },
        ],
        next: null,
      },
    },
    "GET /v1/purchases/p1/explanation": {
      body: { rulebookVersion: 7, rules: [], customerText: "Thanks", cashierText: "" },
    },
  });
  const { router } = showPages(
    [{ path: "/members/$id", search: profileSearch, component: MemberPage }],
    { role: "support", at: "/members/m1" },
  );
  const open = async () =>
    fireEvent.click(await screen.findByRole("button", { name: /Receipt R-1/ }));
  await open();
  await screen.findByText("Thanks");
  act(() => router.history.back());
  await waitFor(() => expect(screen.queryByText("Thanks")).toBeNull());
  expect(router.state.location.href).toBe("/members/m1");
  expect(screen.getByText("Ada Lovelace")).toBeDefined();
  expect(await screen.findByRole("progressbar", { name: "Five visits" })).toBeDefined();
  expect(screen.getByText(/^3 of 5 · until /)).toBeDefined();

  await open();
  await screen.findByText("Thanks");
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  await waitFor(() => expect(router.state.location.href).toBe("/members/m1"));
});
