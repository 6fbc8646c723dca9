import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { refusal } from "../../shared/testing/server";
import { focused, open } from "./testing/open";
import { RulebookServer } from "./testing/rulebook.test-data";

function server(before: RulebookServer["before"] = () => undefined) {
  const one = new RulebookServer();
  const old = one.version(5, {
    state: "superseded",
    note: "Autumn",
    liveFrom: "2026-10-01T00:00Z",
  });
  const now = one.version(9, { state: "live", rollbackOf: 5, note: "Back" });
  const versions: Record<string, unknown> = { 5: old, 9: now };
  one.before = (sent) => {
    const number = sent.path.match(/^\/v1\/rulebook\/versions\/(\d+)(\/changes)?$/);
    if (number) {
      const changes = { against: 4, rules: [], examples: [], warnings: [] };
      return { body: number[2] ? changes : versions[number[1] ?? ""] };
    }
    return (
      before(sent) ?? (sent.path.endsWith("/5/rollback") ? { status: 201, body: now } : undefined)
    );
  };
  return one.start();
}

it("shows a version as it was, with its files as a zip", async () => {
  server();
  open("/changes/5");

  expect(await screen.findByText("Autumn")).toBeDefined();
  expect(screen.getByRole("link", { name: "Download as zip" }).getAttribute("href")).toBe(
    "/v1/rulebook/versions/5/files.zip",
  );
  expect(screen.getByText(/rule "Base points"/)).toBeDefined();
});

it("rolls back to it with a reason, once it was asked in place", async () => {
  const one = server();
  open("/changes/5");
  fireEvent.click(await screen.findByRole("button", { name: "Roll back to this version" }));
  const why = await screen.findByLabelText("Why");
  await waitFor(() => expect(focused()).toBe(why));
  fireEvent.change(why, { target: { value: "Too generous" } });
  fireEvent.click(screen.getByRole("button", { name: "Roll back now" }));

  expect(await screen.findByRole("heading", { name: "Version 9" })).toBeDefined();
  const sent = one.sent.find(({ path }) => path.endsWith("/rollback"));
  expect(sent?.body).toEqual({ note: "Too generous" });
  expect(sent?.headers.get("Idempotency-Key")).toBeTruthy();
});

it("tells why it is not rolled back", async () => {
  server(({ path }) => (path.endsWith("/rollback") ? refusal(409, "live-changed") : undefined));
  open("/changes/5");
  fireEvent.click(await screen.findByRole("button", { name: "Roll back to this version" }));
  fireEvent.click(await screen.findByRole("button", { name: "Roll back now" }));

  expect(await screen.findByText(/Another version went live at the same moment/)).toBeDefined();
});

it("offers support no rollback", async () => {
  server();
  open("/changes/5", { role: "support" });
  await screen.findByText("Autumn");

  expect(screen.queryByRole("button", { name: /Roll back/ })).toBeNull();
});

it("offers none to what is live", async () => {
  server();
  open("/changes/9");
  await screen.findByText(/Makes version 5 live again/);

  expect(screen.queryByRole("button", { name: /Roll back/ })).toBeNull();
});
