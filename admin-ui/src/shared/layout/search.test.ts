import { describe, expect, it } from "vitest";
import { choiceOf, dayOf, given, textOf } from "./search";

describe("reading an address", () => {
  it("takes texts, also those that look like numbers", () => {
    expect(textOf("ada")).toBe("ada");
    expect(textOf(4000777)).toBe("4000777");
    expect(textOf("  ")).toBeUndefined();
    expect(textOf({ evil: true })).toBeUndefined();
  });

  it("takes days and choices, and nothing else", () => {
    expect(dayOf("2026-11-21")).toBe("2026-11-21");
    expect(dayOf("tomorrow")).toBeUndefined();
    expect(choiceOf("b", ["a", "b"])).toBe("b");
    expect(choiceOf("c", ["a", "b"])).toBeUndefined();
  });

  it("sends only what is there", () => {
    expect(given({ q: "x", after: undefined })).toEqual({ q: "x" });
  });
});
