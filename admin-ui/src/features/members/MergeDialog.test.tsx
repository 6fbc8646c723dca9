import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal, serve } from "../../shared/testing/server";
import { showPages } from "../../shared/testing/show";
import { MemberPage } from "./MemberPage";
import { profileSearch } from "./search";

function member(id: string, name: string, available: number, tier: string) {
  return {
    id,
    memberNumber: `1000${id}`,
    name,
    status: "active",
    enrolledAt: "2026-01-01T10:00:00Z",
    cards: [`card-${id}`],
    email: `${id}@example.org`,
    attributes: {},
    tier: { code: tier.toLowerCase(), name: tier },
    balance: {
      available,
      pending: 0,
      reserved: 0,
      lifetimeAccrued: available,
      lifetimeExpired: 0,
      lifetimeRedeemed: 0,
      asOf: "",
      expiring: [],
      lots: [],
      wallets: {},
    },
    referral: { code: id, link: `https://x.example/${id}` },
  };
}

const NONE = { body: { items: [], next: null } };
const ADA = member("m1", "Ada Lovelace", 5, "Silver");
const TWIN = member("m2", "Ada King", 70, "Gold");
const PART = {
  memberId: "m2",
  name: "Ada King",
  at: new Date(Date.now() - 86_400_000).toISOString(),
  undoUntil: new Date(Date.now() + 86_400_000).toISOString(),
};

function shown(more: Parameters<typeof serve>[0], language: "en" | "de" = "en") {
  const sent = serve({
    "GET /v1/members/m1": { body: ADA },
    "GET /v1/members/m2": { body: TWIN },
    "GET /v1/members": { body: { items: [ADA, TWIN], next: null } },
    "GET /v1/programme/public": {
      body: {
        currency: "EUR",
        language: "en",
        rules: [],
        tiers: ["bronze", "silver", "gold"].map((code) => ({ code, name: code })),
      },
    },
    "GET /v1/members/m1/plan": { body: { plans: [], history: [] } },
    "GET /v1/members/m1/merges": NONE,
    "*": NONE,
    ...more,
  });
  showPages([{ path: "/members/$id", search: profileSearch, component: MemberPage }], {
    role: "support",
    language,
    at: "/members/m1",
  });
  return sent;
}

async function decide() {
  const button = await screen.findByRole("button", { name: "Merge" });
  await waitFor(() => expect(button).toHaveProperty("disabled", false));
  fireEvent.click(button);
  const search = await screen.findByRole("searchbox", { name: "The other member" });
  fireEvent.change(search, { target: { value: "Ada" } });
  const found = await screen.findByRole("list", { name: "Members found" });
  // Who stays is not offered.
  expect(within(found).getAllByRole("listitem")).toHaveLength(1);
  fireEvent.click(within(found).getByRole("button", { name: /Ada King/ }));
  return screen.findByRole("table", { name: "What becomes of both" });
}

describe("two members who are one person", () => {
  it("are seen side by side, and merged with a reason", async () => {
    const sent = shown({ "POST /v1/members/m2/merge": { body: ADA } });
    const table = await decide();
    await waitFor(() =>
      expect(within(table).getByRole("row", { name: /^Tier/ }).textContent).toBe(
        "TierSilverGoldGold",
      ),
    );
    expect(within(table).getByRole("row", { name: /^Points to spend/ }).textContent).toBe(
      "Points to spend57075",
    );
    expect(within(table).getByRole("row", { name: /^Cards/ }).textContent).toContain(
      "card-m1, card-m2",
    );
    const dialog = screen.getByRole("dialog");
    expect(within(dialog).getByRole("button", { name: "Merge" })).toHaveProperty("disabled", true);
    fireEvent.change(within(dialog).getByRole("textbox", { name: /Reason/ }), {
      target: { value: "Enrolled twice" },
    });
    fireEvent.click(within(dialog).getByRole("button", { name: "Merge" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const merge = sent.find(({ path }) => path === "/v1/members/m2/merge");
    expect(merge?.body).toEqual({ into: { id: "m1" }, reason: "Enrolled twice" });
    expect(merge?.headers.get("Idempotency-Key")).not.toBeNull();
  });

  it("are told why they can't be merged, in words of the page", async () => {
    shown({ "POST /v1/members/m2/merge": refusal(422, "member-blocked") });
    await decide();
    const dialog = screen.getByRole("dialog");
    fireEvent.change(within(dialog).getByRole("textbox", { name: /Reason/ }), {
      target: { value: "Enrolled twice" },
    });
    fireEvent.click(within(dialog).getByRole("button", { name: "Merge" }));
    expect((await within(dialog).findByRole("alert")).textContent).toContain(
      "One of the two is blocked.",
    );
  });

  it("are parted again, after it was asked, in German", async () => {
    const sent = shown(
      {
        "GET /v1/members/m1/merges": { body: { items: [PART], next: null } },
        "POST /v1/members/m2/merge/undo": refusal(409, "merge-in-use"),
      },
      "de",
    );
    fireEvent.click(await screen.findByRole("button", { name: "Ada King wieder trennen" }));
    expect(sent.some(({ path }) => path.endsWith("/undo"))).toBe(false);
    fireEvent.click(screen.getByRole("button", { name: "Trennen" }));
    expect((await screen.findByRole("alert")).textContent).toContain("Etwas Mitgekommenes wurde");
  });

  it("stay one where the time for it is over", async () => {
    shown({
      "GET /v1/members/m1/merges": {
        body: { items: [{ ...PART, undoUntil: "2026-01-02T10:00:00Z" }], next: null },
      },
    });
    expect(await screen.findByText("Can't be undone any more")).toBeDefined();
    expect(screen.queryByRole("button", { name: /Undo the merge/ })).toBeNull();
  });
});
