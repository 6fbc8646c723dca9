import { useRef, useState } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { editLine, useEditing } from "../editor/context";
import { inPlace, replaceLine } from "../language/edits";
import { heard } from "../language/file";
import { cardTexts } from "../texts/cards";
import { GrowingLine } from "./GrowingLine";
import { MoveHandle } from "./MoveHandle";
import { Problems } from "./Problems";
import { RowMenu } from "./RowMenu";
import { moveLine } from "./rowEdits";
import type { RowProps } from "./SentenceRow";
import classes from "./SentenceRow.module.css";
import { useWish } from "./useWish";
import { wordsOf } from "./views";

/** A line that is no sentence: a note, or text that is not understood, with its problem. */
export function TextRow({ view, wish, onDrag, onDropAt }: RowProps) {
  const t = useTexts(cardTexts).sentence;
  const { document, isReadOnly } = useEditing();
  const row = useRef<HTMLLIElement>(null);
  const { id, line, problems } = view;
  const hold = useWish(row, wish);
  return (
    <li
      ref={row}
      className={classes.row}
      tabIndex={-1}
      onDragOver={(event) => event.preventDefault()}
      onDrop={() => onDropAt(id)}
    >
      {line.kind === "unknown" && !isReadOnly ? (
        <MoveHandle
          label={t.move(wordsOf(view))}
          hint={t.moveHint}
          onMove={(by) => {
            hold();
            moveLine(document, id, by);
          }}
          onDrag={(drags) => onDrag(drags ? id : null)}
        />
      ) : (
        <span className={classes.handle} aria-hidden />
      )}
      <LineText view={view} />
      <span />
      {!isReadOnly && <RowMenu view={view} />}
      <Problems of={problems} />
    </li>
  );
}

/** The text of a line, to be changed as text. It is written when the field is left. */
export function LineText({ view }: Pick<RowProps, "view">) {
  const t = useTexts(cardTexts).sentence;
  const { document, vocabulary, isReadOnly } = useEditing();
  const { id, line } = view;
  const isNote = line.kind === "comment";
  const shown = wordsOf(view);
  const [typed, setTyped] = useState<string | null>(null);
  // Who presses Enter goes on with what the line has become; who leaves is elsewhere already.
  const isEntered = useRef(false);
  const write = (text: string) => {
    const indent = line.raw.slice(0, line.indent);
    editLine(document, id, (file, at) => {
      const edit = replaceLine(
        file,
        at,
        indent + (isNote ? `# ${text}` : heard(text, line.part, vocabulary)),
      );
      return isEntered.current ? edit : inPlace(edit);
    });
  };
  return (
    <GrowingLine
      className={isNote ? classes.note : classes.line}
      aria-label={isNote ? t.note : t.notUnderstood}
      aria-invalid={!isNote}
      readOnly={isReadOnly}
      spellCheck={isNote}
      value={typed ?? shown}
      onType={setTyped}
      onBlur={() => {
        if (typed !== null && typed !== shown) {
          write(typed);
        }
        setTyped(null);
        isEntered.current = false;
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          event.preventDefault();
          isEntered.current = true;
          event.currentTarget.blur();
        }
      }}
    />
  );
}
