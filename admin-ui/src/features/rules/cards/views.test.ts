import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FileDocument } from "../editor/document";
import { namesShared, problemsOf } from "../language/checks";
import { addSentence, removeSentence, renameRule, setPaused, setValue } from "../language/edits";
import { SENTENCES } from "../language/given.test-data";
import { parse } from "../language/parse";
import { viewsOf } from "./views";

const RULES = 12;
const text = Array.from(
  { length: RULES },
  (_, number) => `# Rule ${number}
rule "Rule ${number}"
when
    At least ${number + 1}.00 EUR is spent on category "tea"
then
    Give ${number + 1} points
end
`,
).join("\n");

const problems = (document: FileDocument) => {
  const files = [document.snapshot().file];
  return [...problemsOf(files), ...namesShared(files)];
};

describe("the views of a file", () => {
  it("are the same objects but for that of the rule that is typed in", () => {
    const document = new FileDocument("f.dslr", text, SENTENCES);
    const before = viewsOf(document.snapshot(), problems(document));
    const { file } = document.snapshot();
    document.edit(
      setValue(
        file,
        file.lines.findIndex(({ content }) => content === "Give 7 points"),
        0,
        "77",
      ),
    );
    const after = viewsOf(document.snapshot(), problems(document));
    const changed = after.flatMap((view, at) => {
      const other = before[at];
      return view.kind === "rule" && other?.kind === "rule" && view.rule === other.rule ? [] : [at];
    });
    expect(changed).toEqual([6]);
  });

  it("are what they are when they are made for the first time, whatever was done", () => {
    const step = fc.record({
      rule: fc.nat(RULES - 1),
      kind: fc.constantFrom(
        "name",
        "twin",
        "value",
        "wrong",
        "add",
        "remove",
        "pause",
        "keep",
        "undo",
      ),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const document = new FileDocument("f.dslr", text, SENTENCES);
        for (const { rule: number, kind } of steps) {
          const { file, ids } = document.snapshot();
          const rule = file.rules[number];
          const give = rule === undefined ? -1 : rule.last - 1;
          const edits = {
            name: () => rule && document.edit(renameRule(file, rule, `${rule.name}x`)),
            twin: () => rule && document.edit(renameRule(file, rule, "Rule 1")),
            value: () => document.edit(setValue(file, give, 0, "99")),
            wrong: () => document.edit(setValue(file, give, 0, "many")),
            add: () => rule && document.edit(addSentence(file, rule, "then", "Give 1 points")),
            remove: () => rule && document.edit(removeSentence(file, rule, give)),
            pause: () => rule && document.edit(setPaused(file, rule, true)),
            keep: () => document.keep(ids[give] ?? -1, 0, "3,5"),
            undo: () => document.undo(),
          };
          edits[kind]();
          const snapshot = document.snapshot();
          const anew = { ...snapshot, file: parse("f.dslr", snapshot.text, SENTENCES) };
          expect(viewsOf(snapshot, problems(document))).toEqual(viewsOf(anew, problems(document)));
        }
      }),
      { numRuns: 60 },
    );
  });
});
