import type { EditorView } from "@codemirror/view";
import type { Rule, RuleFile } from "../language/file";

/** What of the page may be covered by its header, in pixels. */
const COVERED = 72;

/** Where the bar with the switch does not stick, as in Editor.module.css, one has to leave to reach it. */
const NARROW = "(max-width: 61.99em)";

/**
 * The element that was chosen where one sees something of it, or had to leave it for the switch; else
 * the topmost of which one sees something.
 */
export function elementInSight(
  elements: readonly HTMLElement[],
  chosen: Element | null,
): HTMLElement | undefined {
  const left = elements.find((element) => element === chosen);
  if (left !== undefined && window.matchMedia(NARROW).matches) {
    return left;
  }
  const seen = elements.filter((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > COVERED && top < window.innerHeight;
  });
  return seen.find((element) => element === left) ?? seen[0];
}

/** The line with the cursor, from 0 on. */
export function cursorLine({ state }: EditorView): number {
  return state.doc.lineAt(state.selection.main.head).number - 1;
}

/** The line with the cursor where one sees it, else the topmost line that one sees, from 0 on. */
export function lineInSight(view: EditorView): number {
  const edge = view.scrollDOM.getBoundingClientRect();
  const top = Math.max(edge.top, COVERED);
  const bottom = Math.min(edge.bottom, window.innerHeight);
  const cursor = view.coordsAtPos(view.state.selection.main.head);
  if (cursor !== null && cursor.bottom > top && cursor.top < bottom) {
    return cursorLine(view);
  }
  const { from } = view.lineBlockAtHeight(top - view.documentTop);
  return view.state.doc.lineAt(from).number - 1;
}

/** The rule that a line is part of, else the next one below it, else the last. */
export function ruleNear(file: RuleFile, line: number): Rule | undefined {
  return file.rules.find((rule) => rule.last >= line) ?? file.rules.at(-1);
}
