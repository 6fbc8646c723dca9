import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { auditTexts } from "./texts";

const SERVER = join(import.meta.dirname, "../../../../api/src/main/java/dev/regulars");

/** Everything that the server may write into its log: what stands before and behind the dot of an action. */
const ACTION = /"((?:[a-z]+-?)+\.(?:[a-z]+-?)+)",?\s*"((?:[a-z]+-?)+)"/g;
/** An action that is handed on to who knows what kind of thing it is about. */
const HANDED_ON = /"((?:[a-z]+-?)+\.(?:[a-z]+-?)+)",\s*(?=[a-z])/g;
/** The kind, where an action is handed on. */
const KIND = /\baction,\s*"((?:[a-z]+-?)+)"/g;

/** What the files that write into the log name: an action, then what it was done to. */
function actions(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(SERVER, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".java")) {
      const text = readFileSync(join(SERVER, file), "utf8");
      if (/\baudit\b|Change\.Noted/.test(text)) {
        for (const [, action = "", kind = ""] of text.matchAll(ACTION)) {
          found.set(action, kind);
        }
        for (const [, kind = ""] of text.matchAll(KIND)) {
          for (const [, action = ""] of text.matchAll(HANDED_ON)) {
            found.set(action, kind);
          }
        }
      }
    }
  }
  return found;
}

it("what the server writes into its log has words in the pages", () => {
  const { actions: said, kinds } = auditTexts.en;
  const found = actions();
  expect(found.size).toBeGreaterThan(15);
  expect([...found.keys()].filter((action) => !(action in said))).toEqual([]);
  expect([...found.values()].filter((kind) => !(kind in kinds))).toEqual([]);
});
