import { describe, expect, it } from "vitest";
import type { Import } from "../../shared/api/types";
import { colourOf, reasonIn } from "./rejected";
import { importsTexts } from "./texts";

const importOf = (rowsRejected: number, state = "finished") =>
  ({ state, rowsTotal: 5, rowsRejected }) as Import;

describe("how an import looks", () => {
  it.each([
    [importOf(0), "leaf"],
    [importOf(2), "amber"],
    [importOf(5), "red"],
    [importOf(0, "failed"), "red"],
    [importOf(0, "queued"), "gray"],
  ])("%j is %s", (one, colour) => {
    expect(colourOf(one)).toBe(colour);
  });
});

describe("a reason", () => {
  const words = { fields: importsTexts.de.fields, wrong: importsTexts.de.one.wrong };

  it.each([
    ["unitPrice: is not a number such as 2.55", "Einzelpreis: ist keine Zahl wie 2.55"],
    ["unitPrice: is not a number such as 2.55: £2", "Einzelpreis: ist keine Zahl wie 2.55: £2"],
    [
      "member: must not contain control characters",
      "Mitglied: must not contain control characters",
    ],
    ["the row is not CSV", "the row is not CSV"],
  ])("%s is told as %s", (reason, told) => {
    expect(reasonIn(words, reason)).toBe(told);
  });
});
