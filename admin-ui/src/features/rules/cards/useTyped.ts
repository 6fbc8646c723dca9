import { useRef, useState } from "react";
import { afterPress } from "./afterPress";

interface Typed {
  /** What the field shows. */
  readonly shown: string;
  /** How many characters the field needs room for, so that leaving it moves nothing. */
  readonly room: number;
  /** Whether what is typed could not be written into the file. */
  readonly isUnfit: boolean;
  readonly type: (typed: string) => void;
  readonly leave: () => void;
}

/**
 * What somebody types into a field. As soon as it can stand in the file it is written there; until
 * then the file keeps what it had, and the field what was typed.
 *
 * @param text the value as it stands in the file
 * @param show what a field shows of a text
 * @param read the text that something typed becomes; null where it cannot stand there
 * @param onLeave told what was typed and not written, null where all was
 */
export function useTyped(
  text: string,
  show: (text: string) => string,
  read: (typed: string) => string | null,
  write: (text: string) => void,
  onLeave?: (unfit: string | null) => void,
): Typed {
  const [typing, setTyping] = useState<{ typed: string; of: string; isUnfit: boolean } | null>(
    null,
  );
  const [widest, setWidest] = useState(0);
  const isCurrent = typing !== null && typing.of === text;
  const shown = isCurrent ? typing.typed : show(text);
  const leaving = useRef<() => void>(() => undefined);
  leaving.current = () => {
    onLeave?.(isCurrent && typing.isUnfit ? typing.typed : null);
    setTyping(null);
  };
  return {
    shown,
    room: Math.max(widest, shown.length, show(text).length),
    isUnfit: isCurrent && typing.isUnfit,
    type: (typed) => {
      const next = read(typed);
      setWidest(typed.length);
      setTyping({ typed, of: next ?? text, isUnfit: next === null });
      if (next !== null && next !== text) {
        write(next);
      }
    },
    leave: () => afterPress(() => leaving.current()),
  };
}
