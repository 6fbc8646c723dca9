import { expect, it } from "vitest";
import { SOUND_FILES, VOCABULARY } from "../language/given.test-data";
import { foundRules, listedRules } from "./listed";

const files = SOUND_FILES.filter((file) => file.name.includes("starter/")).map((file) => ({
  name: file.name.replace(/.*\//, ""),
  text: file.text,
}));

it("lists every rule of every file with its status", () => {
  const rules = listedRules(files, VOCABULARY, "2026-12-30");
  const status = new Map(rules.map((rule) => [rule.name, rule.status]));

  expect(rules.length).toBeGreaterThan(10);
  expect(status.get("Base points")).toBe("active");
  expect(status.get("Advent: triple points on cake")).toBe("over");
  expect(listedRules(files, VOCABULARY, "2026-01-01")[1]?.status).toBe("upcoming");
  const drafted = listedRules(files, VOCABULARY, "2026-12-30", true);
  expect(drafted.find((rule) => rule.name === "Base points")?.status).toBe("draft");
});

it("finds rules by their names and by what stands in them", () => {
  const rules = listedRules(files, VOCABULARY, "2026-12-01");

  expect(foundRules(rules, "gold coffee", undefined).map((rule) => rule.name)).toContain(
    "Double points on coffee for Gold",
  );
  expect(foundRules(rules, undefined, "tiers.dslr").map((rule) => rule.name)).toEqual([
    "Silver",
    "Gold",
  ]);
});

it("says of a rule that it has a problem", () => {
  const text = 'rule "A"\nwhen\n    A purchase is made\nthen\n    Give 5 pionts\nend\n';

  expect(listedRules([{ name: "a.dslr", text }], VOCABULARY, "2026-12-01")[0]?.status).toBe(
    "broken",
  );
});
