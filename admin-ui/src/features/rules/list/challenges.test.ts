import { describe, expect, it } from "vitest";
import { GERMAN_VOCABULARY, VOCABULARY } from "../language/given.test-data";
import { challengesOf } from "./challenges";

const text = `rule "Visits before Christmas"
    valid from 2026-12-01 until 2026-12-24
when
    A purchase is made
then
    Challenge "Five visits" asks for 5 times
    Give 100 points
end

rule "Tea"
when
    A purchase is made
then
    Give 1 point
end
`;

describe("the challenges of a rulebook", () => {
  it("are its rules that ask for something, with what they ask for and give", () => {
    expect(challengesOf([{ name: "a.dslr", text }], VOCABULARY, "2026-12-24")).toEqual([
      {
        name: "Five visits",
        rule: "Visits before Christmas",
        file: "a.dslr",
        status: "active",
        from: "2026-12-01",
        until: "2026-12-24",
        asks: 'Challenge "Five visits" asks for 5 times',
        gives: ["Give 100 points"],
      },
    ]);
  });

  it("are told in the page's language, and by whether they go on", () => {
    const [found] = challengesOf([{ name: "a.dslr", text }], GERMAN_VOCABULARY, "2026-12-25");
    expect(found?.status).toBe("over");
    expect(found?.asks).toBe("Die Challenge „Five visits“ verlangt 5 Male");
  });
});
