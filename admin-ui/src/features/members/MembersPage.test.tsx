import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { serve } from "../../shared/testing/server";
import { showPages } from "../../shared/testing/show";
import { MembersPage } from "./MembersPage";
import { isEnough, membersSearch } from "./search";

it("waits for a second character before it searches, and says so", async () => {
  const sent = serve({
    "GET /v1/members": { body: { items: [], next: null } },
    "GET /v1/feedback": { body: { items: [], next: null } },
  });
  showPages([{ path: "/members", search: membersSearch, component: MembersPage }], {
    role: "support",
    at: "/members",
  });
  const field = await screen.findByRole("searchbox");
  fireEvent.change(field, { target: { value: "a" } });

  expect(await screen.findByText("Type at least two characters to find somebody.")).toBeDefined();
  expect(sent.map(({ query }) => query.get("q"))).not.toContain("a");
  fireEvent.change(field, { target: { value: "ad" } });
  await waitFor(() => expect(sent.map(({ query }) => query.get("q"))).toContain("ad"));
  expect(screen.queryByText(/at least two characters/)).toBeNull();
});

it("says who waits for an answer", async () => {
  serve({
    "GET /v1/members": { body: { items: [], next: null } },
    "GET /v1/feedback": {
      body: {
        items: [
          { id: "f1", memberId: "m1", memberName: "Ada", score: 2, at: "2026-11-21T10:00:00Z" },
        ],
        next: null,
      },
    },
  });
  showPages([{ path: "/members", search: membersSearch, component: MembersPage }], {
    role: "support",
    at: "/members",
  });
  const link = await screen.findByRole("link", { name: "Ada" });
  expect(link.getAttribute("href")).toBe("/members/m1?tab=messages");
  screen.getByText("Would recommend us: 2 of 10");
});

it("takes one character for enough where it may be a whole name", () => {
  expect(["a", " a ", "7", "李", "김", "ab"].map(isEnough)).toEqual([
    false,
    false,
    false,
    true,
    true,
    true,
  ]);
});
