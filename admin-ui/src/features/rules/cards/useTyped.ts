import { useEffect, useRef, useState } from "react";
import { afterPress } from "./afterPress";

/** The text that something typed becomes in the file, or why it cannot stand there. */
export type Read<W extends string> = { readonly text: string } | { readonly wrong: W };

interface Typing<W extends string> {
  /** The value as it stands in the file. */
  readonly text: string;
  /** What was typed and cannot stand there, kept from before. */
  readonly unfit: string | undefined;
  /** What a field shows of a text. */
  readonly show: (text: string) => string;
  readonly read: (typed: string) => Read<W>;
  readonly write: (text: string) => void;
  readonly keep: (typed: string | null) => void;
  /** Whether it is said what is wrong only when the field is left. */
  readonly isPatient?: boolean;
}

interface Typed<W extends string> {
  /** What the field shows. */
  readonly shown: string;
  /** How many characters the field needs room for, so that leaving it moves nothing. */
  readonly room: number;
  /** Whether what is typed could not be written into the file. */
  readonly isUnfit: boolean;
  /** Why not, where it is time to say so. */
  readonly wrong: W | undefined;
  readonly type: (typed: string) => void;
  readonly leave: () => void;
  /** Goes back to what the file has; Escape does it, too. */
  readonly takeBack: () => void;
  readonly onKeyDown: (event: { readonly key: string; preventDefault: () => void }) => void;
}

/** Nobody is told that half a value is none while still typing it. */
const PAUSE_MS = 900;

/**
 * What somebody types into a field. As soon as it can stand in the file it is written there; until
 * then the file keeps what it had, and the field what was typed, also when it is left.
 */
export function useTyped<W extends string>({
  text,
  unfit,
  show,
  read,
  write,
  keep,
  isPatient = false,
}: Typing<W>): Typed<W> {
  const [typing, setTyping] = useState<{ typed: string; of: string; isUnfit: boolean } | null>(
    null,
  );
  const [widest, setWidest] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isCurrent = typing !== null && typing.of === text;
  const shown = isCurrent ? typing.typed : (unfit ?? show(text));
  const isKept = unfit !== undefined;
  const reading = isKept ? read(shown) : null;
  const keeping = useRef<() => void>(() => undefined);
  keeping.current = () => {
    if (isCurrent && typing.isUnfit) {
      keep(typing.typed);
    }
  };
  // Whoever goes to another page has left the field, too: what is red there stays known.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      keeping.current();
    },
    [],
  );
  const isUnfit = isCurrent ? typing.isUnfit : isKept;
  const takeBack = () => {
    clearTimeout(timer.current);
    setTyping(null);
    keep(null);
  };
  return {
    shown,
    room: Math.max(widest, shown.length, show(text).length),
    isUnfit,
    wrong: reading !== null && "wrong" in reading ? reading.wrong : undefined,
    type: (typed) => {
      const next = read(typed);
      clearTimeout(timer.current);
      setWidest(typed.length);
      if ("wrong" in next) {
        setTyping({ typed, of: text, isUnfit: true });
        if (!isPatient) {
          timer.current = setTimeout(() => keeping.current(), PAUSE_MS);
        }
        return;
      }
      setTyping({ typed, of: next.text, isUnfit: false });
      keep(null);
      if (next.text !== text) {
        write(next.text);
      }
    },
    leave: () =>
      afterPress(() => {
        clearTimeout(timer.current);
        keeping.current();
        setTyping(null);
      }),
    takeBack,
    onKeyDown: (event) => {
      if (event.key === "Escape" && isUnfit) {
        event.preventDefault();
        takeBack();
      }
    },
  };
}
