import { insertNewlineAndIndent } from "@codemirror/commands";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { describe, expect, it } from "vitest";
import { indentation, indentOf } from "./indentation";

const RULE = [
  'rule "A"',
  "paused",
  "when",
  "",
  "  The day is Tuesday",
  "Give",
  "then",
  "end",
  "rule",
];

describe("a line of a rule file", () => {
  it.each([
    [1, 0],
    [2, 4],
    [3, 0],
    [4, 4],
    [5, 4],
    [6, 2],
    [7, 0],
    [8, 0],
    [9, 0],
  ])("number %i is %i in", (line, columns) => {
    const above = RULE.slice(0, line - 1).reverse();
    expect(indentOf(RULE[line - 1] ?? "", above)).toBe(columns);
  });
});

describe("typing", () => {
  const type = (view: EditorView, typed: string) => {
    for (const letter of typed) {
      if (letter === "\n") {
        insertNewlineAndIndent(view);
      } else {
        const { from, to } = view.state.selection.main;
        view.dispatch(
          view.state.update({
            changes: { from, to, insert: letter },
            selection: { anchor: from + 1 },
            userEvent: "input.type",
          }),
        );
      }
    }
  };

  it("a whole rule needs no space bar", () => {
    const view = new EditorView({ state: EditorState.create({ extensions: indentation() }) });
    type(view, 'rule "A"\nwhen\nA purchase is made\nThe day is Tuesday\nthen\nGive 1 point\nend\n');
    expect(view.state.doc.toString()).toBe(
      'rule "A"\nwhen\n    A purchase is made\n    The day is Tuesday\nthen\n    Give 1 point\nend\n',
    );
  });
});
