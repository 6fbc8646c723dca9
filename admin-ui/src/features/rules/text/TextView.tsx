import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { type FileDocument, NOWHERE, ruleFile, type Wish } from "../editor/document";
import { cursorLine, lineInSight, ruleNear } from "../editor/inSight";
import { lookAgain } from "./diagnostics";
import classes from "./TextView.module.css";

interface TextViewProps {
  readonly document: FileDocument;
  /** The line that somebody will want to see; a new object is a new wish. */
  readonly wish: Wish | null;
  /** Changes when the server found something else. */
  readonly findings: unknown;
}

/** A file as text. */
export function TextView({ document, wish, findings }: TextViewProps) {
  const parent = useRef<HTMLDivElement>(null);
  const shown = useRef<EditorView | null>(null);
  useEffect(() => {
    if (parent.current === null) {
      return;
    }
    const { view, detach } = document.attach(parent.current);
    shown.current = view;
    document.place = () => lineInSight(view);
    return () => {
      shown.current = null;
      document.place = NOWHERE;
      detach();
    };
  }, [document]);
  useEffect(() => {
    if (wish !== null && shown.current !== null) {
      const { ids, file } = document.snapshot();
      const line = ids.indexOf(wish.id);
      if (wish.isOnlySeen !== true) {
        show(shown.current, line, wish.column);
        shown.current.focus();
      } else if (ruleNear(file, cursorLine(shown.current))?.opening !== line) {
        show(shown.current, line);
      } else {
        shown.current.dispatch({ effects: atTop(shown.current.state.doc.line(line + 1).from) });
      }
    }
  }, [wish, document]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read by the linter itself
  useEffect(() => {
    shown.current?.dispatch({ effects: lookAgain.of(null) });
  }, [findings]);
  return <div ref={parent} className={classes.editor} />;
}

const atTop = (at: number) => EditorView.scrollIntoView(at, { y: "start", yMargin: 40 });

/** Puts the cursor into a line and brings it into view; a value at the column is selected. */
function show(view: EditorView, line: number, column = 1): void {
  if (line >= 0 && line < view.state.doc.lines) {
    const { from, to } = view.state.doc.line(line + 1);
    const anchor = Math.min(from + column - 1, to);
    view.dispatch({
      selection: { anchor, head: endOfValue(view, line, anchor - from) + from },
      effects: atTop(from),
    });
  }
}

function endOfValue(view: EditorView, line: number, at: number): number {
  const found = view.state.field(ruleFile)?.lines[line];
  const span = found?.use?.spans.find(({ start }) => start + found.indent === at);
  return found === undefined || span === undefined ? at : span.end + found.indent;
}
