import { forceLinting } from "@codemirror/lint";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { FileDocument } from "../editor/document";
import classes from "./TextView.module.css";

interface TextViewProps {
  readonly document: FileDocument;
  /** The rule that is shown first. */
  readonly rule: string | undefined;
  /** The line that somebody will want to see; a new object is a new wish. */
  readonly wish: { readonly id: number } | null;
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
      show(shown.current, document.snapshot().ids.indexOf(wish.id));
    }
  }, [wish, document]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read by the linter itself
  useEffect(() => {
    if (shown.current !== null) {
      forceLinting(shown.current);
    }
  }, [findings]);
  return <div ref={parent} className={classes.editor} />;
}

/** Puts the cursor into a line and brings it into view. */
function show(view: EditorView, line: number): void {
  if (line >= 0 && line < view.state.doc.lines) {
    const { from } = view.state.doc.line(line + 1);
    view.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: "start", yMargin: 40 }),
    });
    view.focus();
  }
}
