import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { serve } from "../../shared/testing/server";
import { showPages } from "../../shared/testing/show";
import { MembersPage } from "./MembersPage";
import { isEnough, membersSearch } from "./search";

it("waits for a second character before it searches, and says so", async () => {
  const sent = serve({ "GET /v1/members": { body: { items: [], next: null } } });
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
