import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { newQueryClient } from "../shared/api/queries";
import { sessionQuery } from "../shared/session/session";
import { sessionOf, show } from "../shared/testing/show";
import { FailedSignIns } from "./FailedSignIns";

beforeEach(() => window.sessionStorage.clear());

function shown(language: "en" | "de") {
  const queries = newQueryClient();
  show(<FailedSignIns />, { queries, language });
  const session = sessionOf("till");
  queries.setQueryData(sessionQuery.queryKey, {
    ...session,
    person: session.person && {
      ...session.person,
      failedSignIns: { count: 3, since: "2026-11-21T10:15:00Z" },
    },
  });
}

test("says how many attempts failed and since when, until it was seen", async () => {
  shown("en");
  await screen.findByText("3 attempts to sign in as you failed");
  expect(screen.getByRole("status").textContent).toContain("Nov 21, 2026");
  await userEvent.click(screen.getByRole("button", { name: "I have seen it" }));
  expect(screen.queryByRole("status")).toBeNull();
});

test("says it in German", async () => {
  shown("de");
  await screen.findByText("3 Versuche, sich als Sie anzumelden, sind gescheitert");
  expect(screen.getByRole("status").textContent).toContain("21.11.2026");
});

test("says nothing where nothing failed", async () => {
  show(<FailedSignIns />);
  expect(screen.queryByRole("status")).toBeNull();
});
