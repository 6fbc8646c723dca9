import type { Extension } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { ruleFile } from "../editor/document";
import type { Line } from "../language/file";

const lineMarks = new Map<string, Decoration>();
const marks = new Map<string, Decoration>();

function lineMark(kind: string): Decoration {
  const mark = lineMarks.get(kind) ?? Decoration.line({ class: `rl-${kind}` });
  lineMarks.set(kind, mark);
  return mark;
}

function mark(kind: string): Decoration {
  const found = marks.get(kind) ?? Decoration.mark({ class: `rl-${kind}` });
  marks.set(kind, found);
  return found;
}

/** Colours lines by what they are, and the values in them. */
export function highlighting(): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = decorationsOf(view);
      }

      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged) {
          this.decorations = decorationsOf(update.view);
        }
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

function decorationsOf(view: EditorView): DecorationSet {
  const file = view.state.field(ruleFile);
  if (file === null) {
    return Decoration.none;
  }
  const ranges = [];
  for (const { from, to } of view.visibleRanges) {
    const last = view.state.doc.lineAt(to).number;
    for (let number = view.state.doc.lineAt(from).number; number <= last; number++) {
      const line = file.lines[number - 1];
      const start = view.state.doc.line(number).from;
      if (line && line.kind !== "blank") {
        ranges.push(lineMark(line.kind).range(start));
        ranges.push(...valuesOf(line, start));
      }
    }
  }
  return Decoration.set(ranges, true);
}

function valuesOf(line: Line, start: number) {
  const at = start + line.indent;
  if (line.kind === "opening") {
    const quote = line.content.indexOf('"');
    return [mark("name").range(at + quote, at + line.content.length)];
  }
  return (line.use?.spans ?? [])
    .filter((span) => span.end > span.start)
    .map((span, index) =>
      mark(line.use?.values[index] == null ? "bad-value" : "value").range(
        at + span.start,
        at + span.end,
      ),
    );
}
