import { indentOnInput, indentService } from "@codemirror/language";
import { EditorState, type Extension, type Text } from "@codemirror/state";

const STEP = 4;
const EDGE = /^(rule\b.*|when|then|end)$/;
const END = "end";

/**
 * How far a line of a rule file is in: what opens and closes a rule's parts is not.
 *
 * @param words of the line
 * @param above the lines above it, the nearest first
 */
export function indentOf(words: string, above: Iterable<string>): number {
  if (EDGE.test(words.trim())) {
    return 0;
  }
  for (const line of above) {
    const before = line.trim();
    if (before !== "") {
      return before === END ? 0 : EDGE.test(before) ? STEP : line.length - line.trimStart().length;
    }
  }
  return 0;
}

function* upwards(text: Text, from: number): Iterable<string> {
  for (let number = from; number > 0; number--) {
    yield text.line(number).text;
  }
}

/** Puts new lines where they belong, and `when`, `then` and `end` back when they are typed. */
export function indentation(): Extension {
  return [
    indentService.of(({ state: { doc }, simulatedBreak }, position) => {
      const line = doc.lineAt(position);
      const column = position - line.from;
      return simulatedBreak === position
        ? indentOf(line.text.slice(column), [
            line.text.slice(0, column),
            ...upwards(doc, line.number - 1),
          ])
        : indentOf(line.text, upwards(doc, line.number - 1));
    }),
    EditorState.languageData.of(() => [{ indentOnInput: /^\s*(when|then|end)$/ }]),
    indentOnInput(),
  ];
}
