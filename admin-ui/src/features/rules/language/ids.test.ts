import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carried, NO_LINES } from "./ids";

const line = fc.constantFrom("a", "b", "c", "d", "end");
const lines = fc.array(line, { maxLength: 12 });

describe("the ids of lines", () => {
  it("are as many as lines, and all different", () => {
    fc.assert(
      fc.property(lines, lines, lines, (first, second, third) => {
        const known = carried(carried(carried(NO_LINES, first), second), third);
        expect(known.ids).toHaveLength(third.length);
        expect(new Set(known.ids).size).toBe(third.length);
      }),
    );
  });

  it("stay where a line is changed, and around lines that come and go", () => {
    const before = carried(NO_LINES, ["a", "b", "c"]);

    expect(carried(before, ["a", "B", "c"]).ids).toEqual(before.ids);
    expect(carried(before, ["a", "b", "new", "c"]).ids).toEqual([1, 2, 4, 3]);
    expect(carried(before, ["a", "c"]).ids).toEqual([1, 3]);
  });

  it("go along with lines that are moved", () => {
    const before = carried(NO_LINES, ["a", "b", "c", "d"]);

    expect(carried(before, ["c", "a", "b", "d"]).ids).toEqual([3, 1, 2, 4]);
  });
});
