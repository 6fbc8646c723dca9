import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { refusal, type Said, type Sent, serve } from "../../shared/testing/server";
import { showPages } from "../../shared/testing/show";
import { ReferralPage } from "./ReferralPage";
import { ReferralsPage } from "./ReferralsPage";
import { referralsSearch } from "./search";

const PAGES = [
  { path: "/referrals", search: referralsSearch, component: ReferralsPage },
  { path: "/referrals/$id", component: ReferralPage },
];
const WAITING = {
  id: "r1",
  state: "review",
  referrer: "m1",
  referrerName: "Rosa Klein",
  friend: "m2",
  friendName: "Fritz Klein",
  code: "428K7F49N",
  joinedAt: "2026-11-20T10:00:00Z",
  joinedBy: "enrolment",
  promise: "A friend makes a purchase",
  qualifiedAt: "2026-11-21T10:00:00Z",
  purchaseId: "p1",
  reasons: [
    { signal: "name", evidence: "Both have the same family name.", innocent: "Many are common." },
  ],
  awards: [],
};
const person = (id: string, name: string, brought: number) => ({
  id,
  name,
  brought,
  blocked: false,
  enrolledAt: "2026-11-01T10:00:00Z",
});
const CASE = {
  referral: WAITING,
  expected: [
    { to: "friend", voucher: "CAKE", state: "waiting" },
    { to: "referrer", points: 10, state: "waiting" },
  ],
  people: [person("m1", "Rosa Klein", 3), person("m2", "Fritz Klein", 1), person("m3", "Tom", 0)],
  links: [
    { id: "r1", referrer: "m1", friend: "m2", state: "review", joinedAt: WAITING.joinedAt },
    { id: "r2", referrer: "m2", friend: "m3", state: "joined", joinedAt: WAITING.joinedAt },
  ],
};
const member = (id: string, name: string) => ({
  id,
  name,
  memberNumber: `1000-${id}`,
  status: "active",
  enrolledAt: "2026-11-01T10:00:00Z",
  cards: [],
  attributes: { address: "Elbe 1" },
  balance: { available: 7 },
});

function given(more: Readonly<Record<string, Said | ((sent: Sent) => Said)>> = {}) {
  return serve({
    "GET /v1/referrals": { body: { items: [WAITING], next: null } },
    "GET /v1/referrals/r1": { body: CASE },
    "GET /v1/members/m1": { body: member("m1", "Rosa Klein") },
    "GET /v1/members/m2": { body: member("m2", "Fritz Klein") },
    ...more,
  });
}

const show = (at: string, language: "en" | "de" = "en") =>
  showPages(at === "/referrals" ? PAGES : [...PAGES].reverse(), { role: "support", at, language });

test("the queue comes first, in the language of the page", async () => {
  const sent = given();
  show("/referrals", "de");
  await screen.findByRole("link", { name: "Rosa Klein brachte Fritz Klein mit" });
  screen.getByText("Selber Nachname");
  expect(sent[0]?.query.get("state")).toBe("review");
  expect(sent[0]?.query.get("lang")).toBe("de");
});

test("every other state can be looked at", async () => {
  const sent = given({ "GET /v1/referrals": { body: { items: [], next: null } } });
  const { router } = show("/referrals");
  await screen.findByText(/When a rule holds a referral/);
  await userEvent.click(screen.getByRole("combobox", { name: "State" }));
  await userEvent.click(await screen.findByRole("option", { name: "All" }));
  await screen.findByText("There is no referral in this state.");
  expect(router.state.location.search).toEqual({ state: "all" });
  expect(sent.at(-1)?.query.has("state")).toBe(false);
});

test("a case shows both, the evidence with its innocent explanation, who gets what, who is around", async () => {
  given();
  show("/referrals/r1");
  const cells = within(await screen.findByRole("table"));
  cells.getByText("Both have the same family name.");
  cells.getByText("Many are common.");
  await waitFor(() => expect(screen.getAllByText("Elbe 1")).toHaveLength(2));
  screen.getByText("Voucher: CAKE");
  screen.getByText("10 points");
  const tom = screen.getByRole("link", { name: "Tom" });
  expect(tom.closest("ul")?.closest("li")?.textContent).toContain("Fritz Klein");
  screen.getByText("and 2 more");
});

test("it is approved with a reason from the list", async () => {
  const sent = given({
    "POST /v1/referrals/r1/approve": { body: { ...WAITING, state: "qualified" } },
  });
  show("/referrals/r1");
  await userEvent.click(await screen.findByRole("button", { name: "Approve" }));
  const give = screen.getByRole("button", { name: "Give both what was promised" });
  expect(give).toHaveProperty("disabled", true);
  await userEvent.click(screen.getByRole("combobox", { name: "Reason" }));
  await userEvent.click(await screen.findByRole("option", { name: "They are a family" }));
  await userEvent.click(give);
  await screen.findByText("Approved. Both have what was promised.");
  expect(sent.find(({ method }) => method === "POST")?.body).toEqual({ reason: "family" });
});

test("it is rejected in one's own words, which members do not see", async () => {
  const sent = given({ "POST /v1/referrals/r1/reject": refusal(409, "referral-state") });
  show("/referrals/r1");
  await userEvent.click(await screen.findByRole("button", { name: "Reject" }));
  await userEvent.click(screen.getByRole("combobox", { name: "Reason" }));
  await userEvent.click(await screen.findByRole("option", { name: "Both are one person" }));
  screen.getByText("Members read: an invitation is for somebody else than oneself.");
  await userEvent.click(screen.getByRole("combobox", { name: "Reason" }));
  await userEvent.click(await screen.findByRole("option", { name: "Something else…" }));
  await userEvent.type(screen.getByRole("textbox", { name: "In your words" }), "Looks odd");
  await userEvent.click(screen.getByRole("button", { name: "Give nothing" }));
  await screen.findByText(/in another state by now/);
  expect(sent.find(({ method }) => method === "POST")?.body).toEqual({ reason: "Looks odd" });
});

test("what was given is told, and can no longer be decided", async () => {
  given({
    "GET /v1/referrals/r1": {
      body: {
        ...CASE,
        referral: {
          ...WAITING,
          state: "qualified",
          decidedBy: "Sue Support",
          decision: "family",
          awards: [
            { to: "friend", points: 5, state: "given" },
            { to: "referrer", state: "limit", reason: "The limit is reached." },
          ],
        },
        expected: [],
      },
    },
  });
  show("/referrals/r1");
  await screen.findByText("5 points (given)");
  screen.getByText("nothing: brought as many friends as there is something for");
  screen.getByText("Decided by Sue Support: They are a family");
  expect(screen.queryByRole("button", { name: "Approve" })).toBeNull();
});
