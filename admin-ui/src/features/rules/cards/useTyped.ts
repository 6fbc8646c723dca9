import { useState } from "react";

interface Typed {
  /** What the field shows. */
  readonly shown: string;
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
  const isCurrent = typing !== null && typing.of === text;
  return {
    shown: isCurrent ? typing.typed : show(text),
    isUnfit: isCurrent && typing.isUnfit,
    type: (typed) => {
      const next = read(typed);
      setTyping({ typed, of: next ?? text, isUnfit: next === null });
      if (next !== null && next !== text) {
        write(next);
      }
    },
    leave: () => {
      onLeave?.(isCurrent && typing.isUnfit ? typing.typed : null);
      setTyping(null);
    },
  };
}
