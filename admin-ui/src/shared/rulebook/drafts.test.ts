import { expect, it } from "vitest";
import { type DraftOutline, ownOf, waitingFor } from "./drafts";

const NOW = Date.parse("2026-11-28T12:00:00Z");
const draft = (id: string, state: DraftOutline["state"], by: string, changedAt = "2026-11-27") =>
  ({ id, state, by: { id: by }, changedBy: { id: by }, changedAt }) as DraftOutline;

const DRAFTS = [
  draft("a", "submitted", "mary"),
  draft("b", "submitted", "anna"),
  draft("c", "draft", "mary"),
  draft("d", "rejected", "mary"),
  draft("e", "approved", "mary"),
  draft("f", "published", "mary"),
  draft("g", "published", "mary", "2026-10-01"),
  draft("h", "discarded", "mary"),
];

it("what others submitted waits for an approver", () => {
  expect(waitingFor("anna", DRAFTS).map(({ id }) => id)).toEqual(["a"]);
  expect(waitingFor("anna", undefined)).toEqual([]);
});

it("a marketer is told of what they work on, of what they handed in, and of what went live lately", () => {
  expect(ownOf("mary", DRAFTS, NOW).map(({ id }) => id)).toEqual(["a", "c", "d", "e", "f"]);
});
