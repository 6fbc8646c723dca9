import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { refusal } from "../../shared/testing/server";
import { focused, open } from "./testing/open";
import { RulebookServer } from "./testing/rulebook.test-data";

function server(before: RulebookServer["before"] = () => undefined) {
  const one = new RulebookServer();
  const old = one.version(5, {
    examples: [{ name: "examples.yaml", text: "- name: Five\n  purchase: 5.00\n  points: 5\n" }],
    state: "superseded",
    note: "Autumn",
    liveFrom: "2026-10-01T00:00Z",
  });
  const now = one.version(9, { state: "live", rollbackOf: 5, note: "Back" });
  const versions: Record<string, unknown> = {
    1: one.version(1, { state: "live", note: "Starter" }),
    5: old,
    8: one.version(8, { state: "rejected", note: "Winter" }),
    9: now,
  };
  const against: Record<string, number> = { 1: 1, 5: 4, 8: 9, 9: 5 };
  one.before = (sent) => {
    if (sent.path === "/v1/rulebook/versions/5/examples") {
      const isGerman = sent.query.get("lang") === "de";
      const given = [isGerman ? "ein Einkauf über 5,00 €" : "a purchase of 5.00 EUR"];
      const expected = isGerman ? "5 Punkte" : "5 points";
      return { body: { items: [{ file: "examples.yaml", name: "Five", given, expected }] } };
    }
    const number = sent.path.match(/^\/v1\/rulebook\/versions\/(\d+)(\/changes)?$/);
    if (number) {
      const named = number[1] ?? "";
      const changes = { against: against[named], rules: [], examples: [], warnings: [] };
      return { body: number[2] ? changes : versions[named] };
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

it("shows its rules in German on a German page, and as they stand in the file", async () => {
  server();
  open("/changes/5", { language: "de" });

  expect(await screen.findByText(/Es gibt 1 Punkt je 1,00.€ Umsatz/)).toBeDefined();
  expect(screen.getByRole("tab", { name: "base" })).toBeDefined();
  fireEvent.click(screen.getByRole("switch", { name: "Wie in der Datei, auf Englisch" }));
  expect(await screen.findByText(/Give 1 point per 1.00 EUR spent/)).toBeDefined();
});

it.each([
  ["en", "Examples", "a purchase of 5.00 EUR", "As in the file"],
  ["de", "Beispiele", "ein Einkauf über 5,00 €", "Wie in der Datei"],
] as const)(
  "shows its examples in words, and as they stand in the file (%s)",
  async (language, tab, given, asInFile) => {
    server();
    open("/changes/5", { language });
    fireEvent.click(await screen.findByRole("tab", { name: tab }));

    expect(await screen.findByText(given)).toBeDefined();
    expect(screen.queryByText(/purchase: 5.00/)).toBeNull();
    fireEvent.click(screen.getByRole("switch", { name: asInFile }));
    expect(await screen.findByText(/purchase: 5.00/)).toBeDefined();
  },
);

it.each([
  [5, "Nothing differs from version 4, which it replaced."],
  [8, "Nothing differs from version 9, which is live."],
  [1, "It is the first version: there is nothing to compare it with."],
])("says of version %d what it is compared with where nothing differs", async (version, told) => {
  server();
  open(`/changes/${version}`);

  expect(await screen.findByText(told)).toBeDefined();
  expect(screen.queryByText(/from the live rulebook/)).toBeNull();
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
