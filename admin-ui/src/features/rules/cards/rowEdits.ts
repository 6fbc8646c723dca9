import { editLine } from "../editor/context";
import type { FileDocument } from "../editor/document";
import { movable, moveSentence, NO_EDIT, removeSentence } from "../language/edits";
import { ruleAt } from "../language/file";

/** Moves a line up or down among the sentences of its part. */
export function moveLine(document: FileDocument, id: number, by: -1 | 1): void {
  editLine(document, id, (file, at) => {
    const rule = ruleAt(file, at);
    const place = rule ? movable(file, rule, at).indexOf(at) + by : -1;
    return rule && place >= 0 ? moveSentence(file, rule, at, place) : NO_EDIT;
  });
}

/** Moves a line to the place of another one of its part. */
export function dropLine(document: FileDocument, id: number, target: number): void {
  const { file, ids } = document.snapshot();
  const to = ids.indexOf(target);
  editLine(document, id, (_, at) => {
    const rule = ruleAt(file, at);
    const place = rule ? movable(file, rule, at).indexOf(to) : -1;
    return rule && place >= 0 ? moveSentence(file, rule, at, place) : NO_EDIT;
  });
}

/** Removes a line with the notes above it. */
export function removeLine(document: FileDocument, id: number): void {
  editLine(document, id, (file, at) => {
    const rule = ruleAt(file, at);
    return rule
      ? removeSentence(file, rule, at)
      : { lines: [{ at, remove: 1, insert: [] }], focus: null };
  });
}
