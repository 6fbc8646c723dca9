import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { type FileDocument, ruleFile, type Wish } from "../editor/document";
import { lookAgain } from "./diagnostics";
import classes from "./TextView.module.css";

interface TextViewProps {
  readonly document: FileDocument;
  /** The rule that is shown first. */
  readonly rule: string | undefined;
  /** The line that somebody will want to see; a new object is a new wish. */
  readonly wish: Wish | null;
  /** Changes when the server found something else. */
  readonly findings: unknown;
}

/** A file as text. */
export function TextView({ document, rule, wish, findings }: TextViewProps) {
  const parent = useRef<HTMLDivElement>(null);
  const shown = useRef<EditorView | null>(null);
  // The address is followed when the view opens; afterwards the cursor is where somebody puts it.
  const first = useRef(rule);
  useEffect(() => {
    if (parent.current === null) {
      return;
    }
    const { view, detach } = document.attach(parent.current);
    shown.current = view;
    const found = document.snapshot().file.rules.find((one) => one.name === first.current);
    if (found) {
      show(view, found.opening);
    }
    return () => {
      shown.current = null;
      detach();
    };
  }, [document]);
  useEffect(() => {
    if (wish !== null && shown.current !== null) {
      show(shown.current, document.snapshot().ids.indexOf(wish.id), wish.column);
    }
  }, [wish, document]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read by the linter itself
  useEffect(() => {
    shown.current?.dispatch({ effects: lookAgain.of(null) });
  }, [findings]);
  return <div ref={parent} className={classes.editor} />;
}

/** Puts the cursor into a line and brings it into view; a value at the column is selected. */
function show(view: EditorView, line: number, column = 1): void {
  if (line >= 0 && line < view.state.doc.lines) {
    const { from, to } = view.state.doc.line(line + 1);
    const anchor = Math.min(from + column - 1, to);
    view.dispatch({
      selection: { anchor, head: endOfValue(view, line, anchor - from) + from },
      effects: EditorView.scrollIntoView(from, { y: "start", yMargin: 40 }),
    });
    view.focus();
  }
}

function endOfValue(view: EditorView, line: number, at: number): number {
  const found = view.state.field(ruleFile)?.lines[line];
  const span = found?.use?.spans.find(({ start }) => start + found.indent === at);
  return found === undefined || span === undefined ? at : span.end + found.indent;
}
