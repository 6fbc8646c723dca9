import { putFile } from "../calls/drafts";
import type { Draft } from "../calls/types";
import { worksAt } from "../drafts/atWork";
import { SentenceReader } from "../language/sentences";
import type { Vocabulary } from "../language/vocabulary";
import { type TextSupport, textExtensions } from "../text/extensions";
import { Desk } from "./desk";

interface Kept {
  readonly desk: Desk;
  readonly support: { current: TextSupport };
}

/** The drafts on the desk, while the page is open: going away and coming back loses no history. */
const desks = new Map<string, Kept>();
const readers = new WeakMap<Vocabulary, SentenceReader>();

/** One reader for each vocabulary: it remembers the lines that it has read. */
export function readerOf(vocabulary: Vocabulary): SentenceReader {
  const reader = readers.get(vocabulary) ?? new SentenceReader(vocabulary);
  readers.set(vocabulary, reader);
  return reader;
}

/** The desk of a draft, made when it is first asked for. */
export function deskOf(draft: Draft, support: TextSupport, me: string): Kept {
  const key = `${draft.id} ${support.isReadOnly} ${support.label}`;
  const kept = desks.get(key);
  if (kept !== undefined) {
    kept.support.current = support;
    worksAt(draft.id, kept.desk);
    return kept;
  }
  const current = { current: support };
  const desk = new Desk(
    draft.id,
    readerOf(support.vocabulary),
    (file, etag, keepalive) => putFile(draft.id, file, etag, keepalive),
    (name) =>
      textExtensions(name, { ...support, findings: (file) => current.current.findings(file) }),
  );
  desk.me = me;
  desk.adopt(draft);
  const made = { desk, support: current };
  desks.set(key, made);
  worksAt(draft.id, desk);
  return made;
}

window.addEventListener("pagehide", () => {
  for (const { desk } of desks.values()) {
    desk.leave();
  }
});
