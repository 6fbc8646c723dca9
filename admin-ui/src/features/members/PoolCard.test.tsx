import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { refusal, serve } from "../../shared/testing/server";
import { show } from "../../shared/testing/show";
import { PoolCard } from "./PoolCard";

const BALANCE = {
  available: 30,
  pending: 0,
  reserved: 0,
  lifetimeAccrued: 30,
  lifetimeExpired: 0,
  lifetimeRedeemed: 0,
  asOf: "2026-11-30T10:00:00Z",
  expiring: [],
  lots: [],
  wallets: {},
};

function member(id: string, name: string) {
  return {
    id,
    memberNumber: `1000${id}`,
    name,
    status: "active" as const,
    enrolledAt: "2026-01-01T10:00:00Z",
    cards: [],
    attributes: {},
    tags: [],
    balance: BALANCE,
    referral: { code: id, link: `https://x.example/${id}` },
  };
}

const ADA = member("m1", "Ada");
const BOB = member("m2", "Bob");
const POOL = {
  id: "p1",
  name: "The Millers",
  createdAt: "2026-01-01T10:00:00Z",
  members: [
    { memberId: "m2", role: "owner", state: "joined", since: "2026-01-01T10:00:00Z" },
    { memberId: "m1", role: "spender", state: "invited", since: "2026-01-02T10:00:00Z" },
  ],
};

test("a member in none gets a pool, and is told why not", async () => {
  const sent = serve({ "POST /v1/pools": refusal(409, "already-in-pool") });
  show(<PoolCard member={ADA} />, { language: "de" });
  fireEvent.change(await screen.findByLabelText(/Name der Gemeinschaft/), {
    target: { value: "Die Müllers" },
  });
  fireEvent.click(screen.getByRole("button", { name: "Gemeinschaft anlegen" }));
  await screen.findByText(/zuerst verlassen/);
  expect(sent.find(({ method }) => method === "POST")?.body).toEqual({
    owner: { id: "m1" },
    name: "Die Müllers",
  });
});

test("who is in it is shown, let join, and taken out", async () => {
  const owner = {
    ...BOB,
    balance: {
      ...BALANCE,
      pool: { id: "p1", name: "The Millers", role: "owner" as const, available: 130 },
    },
  };
  const sent = serve({
    "GET /v1/pools/p1": { body: POOL },
    "GET /v1/members/m1": { body: ADA },
    "GET /v1/members/m2": { body: owner },
    "POST /v1/pools/p1/members/m1/accept": { body: POOL },
    "DELETE /v1/pools/p1/members/m1": { status: 204 },
    "GET /v1/members/lookup": refusal(404, "not-found"),
  });
  show(<PoolCard member={owner} />);
  await screen.findByText(/can spend 130 points/);
  await screen.findByRole("link", { name: "Ada" });
  fireEvent.click(screen.getByRole("button", { name: "Let join: Ada" }));
  await waitFor(() => expect(sent.some(({ path }) => path.endsWith("/accept"))).toBe(true));
  fireEvent.click(screen.getByRole("button", { name: "Take out Ada" }));
  await waitFor(() => expect(sent.some(({ method }) => method === "DELETE")).toBe(true));
  fireEvent.change(screen.getByLabelText("Member number"), { target: { value: "4711" } });
  fireEvent.click(screen.getByRole("button", { name: "Invite" }));
  await screen.findByText(/No member has this number/);
});
