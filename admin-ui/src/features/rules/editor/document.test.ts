import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addSentence,
  applied,
  duplicateRule,
  type Edit,
  moveRule,
  moveSentence,
  removeRule,
  removeSentence,
  renameRule,
  setPaused,
} from "../language/edits";
import type { RuleFile } from "../language/file";
import { fileOf, JUDGED_FILES, SENTENCES } from "../language/given.test-data";
import { FileDocument } from "./document";

function documentOf(text: string): FileDocument {
  return new FileDocument("f.dslr", text, SENTENCES);
}

const anyText = fc
  .tuple(
    fc.constantFrom(...JUDGED_FILES.map((file) => file.text)),
    fc.constantFrom("\n", "\r\n", "mixed"),
  )
  .map(([text, end]) =>
    end === "mixed" ? text.replace("\n", "\r\n") : text.replaceAll("\n", end),
  );

/** Some edit that can be made in cards. */
function editOf(file: RuleFile, pick: number): Edit {
  const rule = file.rules[pick % Math.max(1, file.rules.length)];
  if (!rule) {
    return { lines: [], focus: null };
  }
  const uses = file.lines.flatMap((line, index) =>
    line.use && index > rule.first && index < rule.last ? [index] : [],
  );
  const line = uses[pick % Math.max(1, uses.length)] ?? rule.opening;
  const edits = [
    () => setPaused(file, rule, true),
    () => removeRule(file, rule),
    () => duplicateRule(file, rule, new Set(file.rules.map((one) => one.name))),
    () => moveRule(file, rule, 1),
    () => addSentence(file, rule, "then", "Give 77 points"),
    () => removeSentence(file, rule, line),
    () => moveSentence(file, rule, line, 0),
  ];
  return edits[pick % edits.length]?.() ?? { lines: [], focus: null };
}

describe("a document", () => {
  it("is given back byte for byte, whatever its line ends", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(documentOf(text).snapshot().text).toBe(text);
      }),
    );
  });

  it("changes as the edits of cards say, and back again by undo", () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.nat(40), { maxLength: 6 }), (text, picks) => {
        const document = documentOf(text);
        for (const pick of picks) {
          const { file } = document.snapshot();
          const edit = editOf(file, pick);
          const expected = applied(file, edit);
          document.edit(edit);
          expect(document.snapshot().text.replaceAll("\r", "")).toBe(expected.replaceAll("\r", ""));
          expect(document.snapshot().ids).toHaveLength(document.snapshot().file.lines.length);
        }
        while (document.snapshot().canUndo) {
          document.undo();
        }
        expect(document.snapshot().text).toBe(text);
      }),
    );
  });

  it("takes in what came from elsewhere, and undo leaves that alone", () => {
    const text = 'rule "A"\nwhen\n    A purchase is made\nthen\n    Give 1 point\nend\n';
    const document = documentOf(text);
    const [rule] = document.snapshot().file.rules;
    document.edit(setPaused(fileOf(text), rule as NonNullable<typeof rule>, true));
    document.replace(document.snapshot().text.replace("Give 1 point", "Give 9 points"));
    document.undo();

    expect(document.snapshot().text).toBe(text.replace("Give 1 point", "Give 9 points"));
    document.redo();
    expect(document.snapshot().text).toContain("    paused\n");
  });

  it("takes one change back, and keeps what was changed in other rules since", () => {
    const rule = (name: string) =>
      `rule "${name}"\nwhen\n    A purchase is made\nthen\n    Give 1 point\nend\n`;
    const text = `${rule("A")}\n${rule("B")}`;
    const document = documentOf(text);
    const before = document.snapshot();
    const [first, second] = before.file.rules;
    document.edit(removeRule(before.file, first as NonNullable<typeof first>));
    const after = document.snapshot();
    const [left] = after.file.rules;
    document.edit(renameRule(after.file, left as NonNullable<typeof second>, "BB"));
    document.takeBack(before, after);

    expect(document.snapshot().text).toBe(`${rule("A")}\n${rule("BB")}`);
    document.undo();
    expect(document.snapshot().text).toBe(rule("BB"));
  });

  it("tells its listeners, and which line to go on with", () => {
    const document = documentOf("");
    let told = 0;
    const leave = document.subscribe(() => told++);
    document.edit({ lines: [{ at: 0, remove: 0, insert: ["a", "b"] }], focus: 1 });

    expect(told).toBe(1);
    expect(document.snapshot().focus).toEqual({ id: document.snapshot().ids[1] });
    leave();
    document.edit({ lines: [{ at: 0, remove: 1, insert: [] }], focus: null });
    expect(told).toBe(1);
  });
});
