import { ActionIcon, Tooltip } from "@mantine/core";
import { type KeyboardEvent, memo, useRef } from "react";
import { foundText, foundTexts } from "../../../shared/explanation/found";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { saidDays } from "../../../shared/i18n/saidDays";
import { CheckIcon, CloseIcon, HelpIcon } from "../../../shared/icons";
import type { ExplainedSentence } from "../calls/types";
import { editLine, useEditing } from "../editor/context";
import type { Wish } from "../editor/document";
import { setValue, valueTexts } from "../language/edits";
import type { SentenceUse } from "../language/file";
import { countedWord } from "../language/form";
import { told } from "../language/said";
import { cardTexts } from "../texts/cards";
import { problemTexts } from "../texts/problems";
import { Field } from "./Field";
import { MoveHandle } from "./MoveHandle";
import { Problems } from "./Problems";
import { RowMenu } from "./RowMenu";
import { moveLine } from "./rowEdits";
import classes from "./SentenceRow.module.css";
import { useWish } from "./useWish";
import { type LineView, wordsOf } from "./views";

export interface RowProps {
  readonly view: LineView;
  /** Set where somebody will want to go on here. */
  readonly wish: Wish | null;
  readonly onDrag: (id: number | null) => void;
  readonly onDropAt: (id: number) => void;
}

interface SentenceRowProps extends RowProps {
  readonly use: SentenceUse;
  readonly met: ExplainedSentence | undefined;
}

/** One sentence, with its values as fields in it. Of a rule that is typed in one is drawn again. */
export const SentenceRow = memo(function SentenceRow({
  view,
  use,
  met,
  wish,
  onDrag,
  onDropAt,
}: SentenceRowProps) {
  const t = useTexts(cardTexts).sentence;
  const { document, isReadOnly } = useEditing();
  const row = useRef<HTMLLIElement>(null);
  const { id, problems } = view;
  const hold = useWish(row, wish);
  const move = (by: -1 | 1) => {
    hold();
    moveLine(document, id, by);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey && !isReadOnly && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      move(event.key === "ArrowUp" ? -1 : 1);
    }
  };
  return (
    <li
      ref={row}
      className={classes.row}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onDragOver={(event) => event.preventDefault()}
      onDrop={() => onDropAt(id)}
    >
      {isReadOnly ? (
        <span />
      ) : (
        <MoveHandle
          label={t.move(wordsOf(view))}
          hint={t.moveHint}
          onMove={move}
          onDrag={(drags) => onDrag(drags ? id : null)}
        />
      )}
      <div className={classes.sentence}>
        <Pieces view={view} use={use} />
      </div>
      <Tooltip
        label={use.sentence.help}
        multiline
        w={300}
        events={{ hover: true, focus: true, touch: true }}
      >
        <ActionIcon
          className={classes.help ?? ""}
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`${t.help}: ${use.sentence.help}`}
        >
          <HelpIcon aria-hidden size={14} />
        </ActionIcon>
      </Tooltip>
      <MetMark met={met} />
      {!isReadOnly && <RowMenu view={view} />}
      <Problems of={problems.filter((problem) => problem.what.key !== "bad-value")} />
    </li>
  );
}, isSameRow);

/** What is wrong is drawn anew: the ways to mend it are those of the file as it is by then. */
function isSameRow(one: SentenceRowProps, other: SentenceRowProps): boolean {
  const isPlain = ({ view }: SentenceRowProps) =>
    view.problems.length === 0 && view.unfit.size === 0;
  return (
    isPlain(one) &&
    isPlain(other) &&
    one.view.id === other.view.id &&
    one.view.line.raw === other.view.line.raw &&
    one.use === other.use &&
    one.met === other.met &&
    one.wish === other.wish &&
    one.onDrag === other.onDrag &&
    one.onDropAt === other.onDropAt
  );
}

/** The words of a sentence, and fields in place of its values. */
function Pieces({ view, use }: { readonly view: LineView; readonly use: SentenceUse }) {
  const { said } = useTexts(problemTexts);
  const { document, vocabulary, isReadOnly } = useEditing();
  const { template, parameters, said: form } = use.sentence;
  const texts = valueTexts(view.line);
  return form.pieces.map((piece) => {
    const { key } = piece;
    if (piece.kind === "words") {
      return <span key={key}>{piece.text}</span>;
    }
    const at = piece.parameter;
    if (piece.kind === "counted") {
      return <span key={key}>{countedWord(piece, texts)}</span>;
    }
    const parameter = parameters[at];
    const column = view.line.indent + (use.spans[at]?.start ?? 0) + 1;
    const problem = view.problems.find(
      (one) => one.what.key === "bad-value" && one.column === column,
    );
    const complaint = problem?.what.with[1];
    return parameter === undefined ? null : (
      <span key={key} data-field data-column={column}>
        <Field
          line={view.id}
          parameter={parameter}
          text={texts[at] ?? ""}
          sayValue={(text) => form.sayValue(at, text)}
          vocabulary={vocabulary}
          isReadOnly={isReadOnly}
          isValue={(text) => template.isValue(at, text)}
          write={(text) =>
            editLine(document, view.id, (file, line) => setValue(file, line, at, text))
          }
          unfit={view.unfit.get(at)}
          keep={(typed) => document.keep(view.id, at, typed)}
          error={typeof complaint === "object" ? told(complaint, said) : undefined}
        />
      </span>
    );
  });
}

/** Whether the purchase that is tried meets the sentence, and with what. */
function MetMark({ met }: { readonly met: ExplainedSentence | undefined }) {
  const t = useTexts(cardTexts).sentence;
  const words = useTexts(foundTexts);
  const { day, shortDay } = useFormats();
  if (met === undefined) {
    return <span />;
  }
  const found = saidDays(foundText(met, words, shortDay), day);
  return (
    <span className={classes.met} data-met={met.met}>
      {met.met ? (
        <CheckIcon role="img" size={16} aria-label={t.met} />
      ) : (
        <CloseIcon role="img" size={16} aria-label={t.notMet} />
      )}
      {found !== "" && <span>{found}</span>}
    </span>
  );
}
