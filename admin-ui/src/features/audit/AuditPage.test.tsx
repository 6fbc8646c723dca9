import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { AuditEntry } from "../../shared/api/types";
import { serve } from "../../shared/testing/server";
import { showPages } from "../../shared/testing/show";
import { AuditPage } from "./AuditPage";
import { auditSearch } from "./search";

const ADA = { id: "p1", name: "Ada", kind: "person" } as const;
const ITSELF = { name: "Regulars", kind: "system" } as const;
const ACCOUNT = { kind: "person", id: "p1", name: "Ada" };

function entry(id: string, more: Pick<AuditEntry, "by" | "action" | "subject" | "details">) {
  return { id, at: "2026-11-24T10:00:00Z", ...more };
}

const ENTRIES: AuditEntry[] = [
  entry("5", {
    by: ADA,
    action: "rulebook.drafted",
    subject: { kind: "rulebook-draft", id: "d-1" },
    details: { note: "Autumn" },
  }),
  entry("4", { by: ADA, action: "session.ended", subject: ACCOUNT, details: {} }),
  entry("3", {
    by: ADA,
    action: "session.began",
    subject: ACCOUNT,
    details: { name: "Ada", way: "oidc" },
  }),
  entry("2", {
    by: ITSELF,
    action: "session.refused",
    subject: ACCOUNT,
    details: { reason: "wrong-password" },
  }),
  entry("1", {
    by: ITSELF,
    action: "session.refused",
    subject: { kind: "nobody", id: "-" },
    details: { reason: "unknown" },
  }),
];

async function rows(language: "en" | "de"): Promise<string[]> {
  serve({ "GET /v1/audit": () => ({ body: { items: ENTRIES, next: null } }) });
  showPages([{ path: "/audit", search: auditSearch, component: AuditPage }], {
    language,
    at: "/audit",
  });
  await screen.findAllByText(/password was wrong|Passwort war falsch/);
  return within(screen.getByRole("table"))
    .getAllByRole("row")
    .map((row) => row.textContent ?? "");
}

it("tells who signed in and out, and who was refused", async () => {
  const [, drafted, ended, began, refused, nobody] = await rows("en");

  expect(drafted).toContain("Draft d-1");
  expect(ended).toContain("Ada signed out");
  expect(began).toContain("Ada signed in");
  expect(began).not.toContain("name");
  expect(refused).toContain("Regulars refused a sign-in (by itself)");
  expect(refused).toContain("Person Ada");
  expect(nobody).toContain("A login that nobody has");
});

it("tells it in German", async () => {
  const [, drafted, , began, refused, nobody] = await rows("de");

  expect(drafted).toContain("Entwurf d-1");
  expect(began).toContain("Ada meldete sich an");
  expect(refused).toContain("wies eine Anmeldung ab");
  expect(nobody).toContain("Ein Login, das niemand hat");
});
