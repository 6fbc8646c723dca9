import { expect, it } from "vitest";
import { firstChange, namesIn } from "./names";

const rule = (name: string, points: number) =>
  `rule "${name}"\nwhen\n    A purchase is made\nthen\n    Give ${points} points\nend\n`;
const file = (name: string, ...rules: string[]) => ({ name, text: rules.join("\n") });

it("knows the names of the rules of a text", () => {
  expect(namesIn(`# rule "No"\n${rule("A", 1)}\n${rule("B b", 2)}`)).toEqual(["A", "B b"]);
});

it("finds the rule at which a draft begins to differ", () => {
  const live = [file("a.dslr", rule("A", 1)), file("b.dslr", rule("B", 1), rule("C", 1))];
  const first = (...files: typeof live) => firstChange(files, live);

  expect(first(file("a.dslr", rule("A", 1)), file("b.dslr", rule("B", 1), rule("C", 2)))).toEqual({
    file: "b.dslr",
    rule: "C",
  });
  expect(first(file("a.dslr", rule("A", 1), "# More\n", rule("N", 1)))).toEqual({
    file: "a.dslr",
    rule: "N",
  });
  expect(first(file("b.dslr", rule("B", 1)))).toEqual({ file: "b.dslr", rule: undefined });
  expect(first(...live)).toEqual({ file: "a.dslr", rule: undefined });
  expect(first()).toBeUndefined();
});
