import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { serve } from "../../shared/testing/server";
import { show } from "../../shared/testing/show";
import { Drafts } from "./Drafts";

const draft = (id: string, state: string, by: string, more: object = {}) => ({
  id,
  state,
  note: `Note of ${id}`,
  by: { id: by, name: by },
  changedBy: { id: by, name: by },
  changedAt: new Date().toISOString(),
  ...more,
});

const served = (...items: object[]) =>
  serve({ "GET /v1/rulebook/drafts": { body: { items, next: null } } });

it("tells an approver which drafts wait, with their links", async () => {
  served(
    draft("a", "submitted", "mary"),
    draft("b", "submitted", "mary"),
    draft("c", "draft", "x"),
  );
  show(<Drafts />, { role: "approver" });

  expect(await screen.findByText("2 drafts wait for your approval")).toBeDefined();
  const link = screen.getByRole("link", { name: "Note of a" });
  expect(link.getAttribute("href")).toContain("draft=a");
  expect(screen.queryByText("Your drafts")).toBeNull();
});

it("tells a marketer what became of theirs", async () => {
  served(
    draft("a", "rejected", "p1", { reason: "Too generous" }),
    draft("b", "approved", "p1", { publishAt: "2026-12-24T00:00:00Z" }),
    draft("c", "submitted", "mary"),
  );
  show(<Drafts />, { role: "marketer" });

  expect(await screen.findByText("Reason: Too generous")).toBeDefined();
  expect(screen.getByText("Approved, scheduled")).toBeDefined();
  expect(screen.queryByText(/wait.* for your approval/)).toBeNull();
  expect(screen.queryByText("Note of c")).toBeNull();
});

it("tells of drafts that are still being worked on, too", async () => {
  served(draft("a", "draft", "p1"), draft("b", "draft", "mary"));
  show(<Drafts />, { role: "marketer" });

  expect(await screen.findByText("Your drafts")).toBeDefined();
  expect(screen.getByRole("link", { name: "Note of a" })).toBeDefined();
  expect(screen.queryByText("Note of b")).toBeNull();
});
