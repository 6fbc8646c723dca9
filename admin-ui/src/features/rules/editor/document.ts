import { history, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import {
  type ChangeSpec,
  EditorState,
  type Extension,
  Facet,
  StateField,
  type Text,
  Transaction,
  type TransactionSpec,
} from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Edit } from "../language/edits";
import type { RuleFile } from "../language/file";
import { carried, type KnownLines, NO_LINES } from "../language/ids";
import { merge } from "../language/merge";
import { parse } from "../language/parse";
import type { SentenceReader } from "../language/sentences";
import { stillUnfit, type Unfit, valueAt } from "./unfit";

interface Reading {
  readonly name: string;
  readonly sentences: SentenceReader;
}

const reading = Facet.define<Reading, Reading | null>({ combine: (all) => all[0] ?? null });

/** What the text is; with every change of it the rules that changed are read anew. */
export const ruleFile = StateField.define<RuleFile | null>({
  create: (state) => read(state, null),
  update: (file, transaction) => (transaction.docChanged ? read(transaction.state, file) : file),
});

function read(state: EditorState, before: RuleFile | null): RuleFile | null {
  const by = state.facet(reading);
  return by === null ? null : parse(by.name, state.sliceDoc(), by.sentences, before);
}

/** What is known of a file at one moment. */
export interface Snapshot {
  readonly text: string;
  readonly file: RuleFile;
  /** By which each line is known while it changes and moves. */
  readonly ids: readonly number[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly focus: Wish | null;
  /** What was typed into fields and is no value. */
  readonly unfit: readonly Unfit[];
}

/** Where somebody will want to go on; a new object is a new wish. */
export interface Wish {
  /** Of the line. */
  readonly id: number;
  /** Where in the line, from 1 on; the first that can be changed without it. */
  readonly column?: number | undefined;
  /** It was there before, and is only to be seen: its name is not what somebody wants to type. */
  readonly isKnown?: boolean;
  /** It is to be seen at the top, and the cursor stays where it is. */
  readonly isOnlySeen?: boolean;
}

export const NOWHERE = () => null;

/**
 * One file being edited, in cards and as text. There is one text and one history; both views show
 * it, so that switching between them loses nothing.
 */
export class FileDocument {
  readonly name: string;
  /** The line that somebody is at in the view that shows the text, from 0 on; null where none does. */
  place: () => number | null = NOWHERE;
  private state: EditorState;
  private view: EditorView | null = null;
  private known: KnownLines;
  private shown: Snapshot;
  private readonly listeners = new Set<() => void>();
  private unfit: readonly Unfit[] = [];

  constructor(
    name: string,
    text: string,
    sentences: SentenceReader,
    private readonly extensions: Extension = [],
  ) {
    this.name = name;
    this.state = EditorState.create({
      doc: text,
      extensions: [
        EditorState.lineSeparator.of(separatorOf(text)),
        reading.of({ name, sentences }),
        ruleFile,
        history(),
        this.extensions,
      ],
    });
    this.known = carried(NO_LINES, linesOf(this.file()));
    this.shown = this.look(null);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): Snapshot => this.shown;

  /** Changes some lines. */
  edit(edit: Edit): void {
    if (edit.lines.length > 0) {
      this.dispatch(
        { changes: changesOf(this.state.doc, edit, this.state.lineBreak), userEvent: "input.card" },
        edit.focus,
        edit.isKnown === true ? { isKnown: true } : {},
      );
    }
  }

  /** Puts another text in place, from somewhere else: nobody's undoing takes it back. */
  replace(text: string): void {
    this.put(text, { annotations: Transaction.addToHistory.of(false) });
  }

  /**
   * Takes one change back, whatever was changed since: what came after it stays, unless it is about
   * the same rule.
   */
  takeBack(before: Snapshot, after: Snapshot): void {
    const { text, conflicts } = merge(after.file, this.file(), before.file);
    if (this.shown.text === after.text || conflicts.length > 0) {
      this.undo();
    } else {
      this.put(text, { userEvent: "input.card" });
    }
  }

  private put(text: string, spec: TransactionSpec): void {
    const now = this.state.sliceDoc();
    if (text === now) {
      return;
    }
    const lines = text.split(this.state.lineBreak);
    const edit = difference(now.split(this.state.lineBreak), lines);
    this.dispatch(
      { ...spec, changes: changesOf(this.state.doc, edit, this.state.lineBreak) },
      null,
    );
  }

  undo(): void {
    undo({ state: this.state, dispatch: (transaction) => this.take([transaction], null) });
  }

  redo(): void {
    redo({ state: this.state, dispatch: (transaction) => this.take([transaction], null) });
  }

  /** Keeps what was typed into a field of a line and cannot stand there; null where that is over. */
  keep(id: number, at: number, typed: string | null): void {
    const others = this.unfit.filter((one) => one.id !== id || one.at !== at);
    const of = typed === null ? undefined : valueAt(this.shown, id, at);
    if (of !== undefined && typed !== null) {
      this.unfit = [...others, { id, at, typed, of }];
    } else if (others.length < this.unfit.length) {
      this.unfit = others;
    } else {
      return;
    }
    this.shown = { ...this.shown, unfit: this.unfit };
    this.tell();
  }

  /** Asks for a line of this number to be shown, and gone on with. */
  wish(line: number, column?: number): void {
    this.shown = this.look(line, { column, isKnown: true });
    this.tell();
  }

  /** Asks for a line of this number to be seen at the top. */
  see(line: number): void {
    this.shown = this.look(line, { isKnown: true, isOnlySeen: true });
    this.tell();
  }

  /** Shows the text in an element until the returned function is called. */
  attach(parent: HTMLElement): { view: EditorView; detach: () => void } {
    const view = new EditorView({
      state: this.state,
      parent,
      dispatchTransactions: (transactions) => this.take(transactions, null),
    });
    this.view = view;
    return {
      view,
      detach: () => {
        if (this.view === view) {
          this.view = null;
        }
        view.destroy();
      },
    };
  }

  private dispatch(spec: TransactionSpec, focus: number | null, more: Omit<Wish, "id"> = {}): void {
    this.take([this.state.update(spec)], focus, more);
  }

  private take(
    transactions: readonly Transaction[],
    focus: number | null,
    more: Omit<Wish, "id"> = {},
  ): void {
    const last = transactions[transactions.length - 1];
    if (!last) {
      return;
    }
    if (this.view) {
      this.view.update(transactions);
      this.state = this.view.state;
    } else {
      this.state = last.state;
    }
    if (transactions.some((transaction) => transaction.docChanged) || focus !== null) {
      this.known = carried(this.known, linesOf(this.file()));
      this.shown = this.look(focus, more);
      this.tell();
    }
  }

  private tell(): void {
    for (const listener of [...this.listeners]) {
      listener();
    }
  }

  private look(focus: number | null, more: Omit<Wish, "id"> = {}): Snapshot {
    const id = focus === null ? undefined : this.known.ids[focus];
    const now = { file: this.file(), ids: this.known.ids };
    this.unfit = stillUnfit(now, this.unfit);
    return {
      ...now,
      text: this.state.sliceDoc(),
      unfit: this.unfit,
      canUndo: undoDepth(this.state) > 0,
      canRedo: redoDepth(this.state) > 0,
      focus: id === undefined ? null : { id, ...more },
    };
  }

  private file(): RuleFile {
    const file = this.state.field(ruleFile);
    if (file === null) {
      throw new Error("A document has something to read it with");
    }
    return file;
  }
}

function linesOf(file: RuleFile): string[] {
  return file.lines.map((line) => line.raw);
}

/** Line ends of Windows stay what they are where all of them are; mixed ones stay where they stand. */
function separatorOf(text: string): string {
  return /\r\n/.test(text) && !/(^|[^\r])\n|\r(?!\n)/.test(text) ? "\r\n" : "\n";
}

/** The one stretch of lines that makes the other text of one. */
function difference(before: readonly string[], after: readonly string[]): Edit {
  const shorter = Math.min(before.length, after.length);
  let above = 0;
  while (above < shorter && before[above] === after[above]) {
    above++;
  }
  let below = 0;
  while (
    below < shorter - above &&
    before[before.length - 1 - below] === after[after.length - 1 - below]
  ) {
    below++;
  }
  const insert = after.slice(above, after.length - below);
  return { lines: [{ at: above, remove: before.length - above - below, insert }], focus: null };
}

/** The changes of lines as changes of a text, as small as they are. */
export function changesOf(text: Text, edit: Edit, lineBreak: string): ChangeSpec[] {
  return edit.lines.map(({ at, remove, insert }): ChangeSpec => {
    if (at >= text.lines) {
      return { from: text.length, insert: insert.map((line) => lineBreak + line).join("") };
    }
    const from = text.line(at + 1).from;
    if (remove === 0) {
      return { from, insert: insert.map((line) => line + lineBreak).join("") };
    }
    const last = text.line(Math.min(text.lines, at + remove));
    if (insert.length > 0) {
      return trimmed(text.sliceString(from, last.to), from, insert, lineBreak);
    }
    return last.to < text.length
      ? { from, to: last.to + 1 }
      : { from: Math.max(0, from - 1), to: last.to };
  });
}

/** Leaves what is the same at both ends of one line alone, so that cursors stay where they are. */
function trimmed(
  old: string,
  from: number,
  insert: readonly string[],
  lineBreak: string,
): ChangeSpec {
  const text = insert.join(lineBreak);
  if (insert.length > 1 || old.includes("\n")) {
    return { from, to: from + old.length, insert: text };
  }
  let start = 0;
  while (start < Math.min(old.length, text.length) && old[start] === text[start]) {
    start++;
  }
  let end = 0;
  const most = Math.min(old.length, text.length) - start;
  while (end < most && old[old.length - 1 - end] === text[text.length - 1 - end]) {
    end++;
  }
  return {
    from: from + start,
    to: from + old.length - end,
    insert: text.slice(start, text.length - end),
  };
}
