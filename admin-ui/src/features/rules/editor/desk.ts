import type { Extension } from "@codemirror/state";
import { type Problem, problemOf } from "../../../shared/api/problem";
import type { Draft, DraftFile, FileText } from "../calls/types";
import type { Refused } from "../drafts/atWork";
import { type Choice, type MergeConflict, merge } from "../language/merge";
import { parse } from "../language/parse";
import type { SentenceReader } from "../language/sentences";
import { FileDocument } from "./document";
import { forget, keep, leftOver } from "./leftovers";
import { refusedIn } from "./unfit";

/** How a file stands towards the server. */
export type SaveState =
  | { readonly kind: "saved" }
  | { readonly kind: "saving" }
  /** Kept on this device; tried again by itself. */
  | { readonly kind: "unreachable" }
  /** The server does not take it in any more: the draft was handed in, or put away. */
  | { readonly kind: "refused"; readonly problem: Problem }
  /** The same rules were changed elsewhere, by the same person or not; somebody has to choose. */
  | {
      readonly kind: "conflict";
      readonly conflicts: readonly MergeConflict[];
      readonly theirs: string;
      /** Whether the same person did it, in another window; null while it is not known. */
      readonly isOwn: boolean | null;
      readonly etag: string | null;
    };

/** Something to tell whoever is editing, once. */
export type Notice =
  | { readonly kind: "merged" }
  | { readonly kind: "updated" }
  | { readonly kind: "restored" };

export interface DeskState {
  readonly save: SaveState;
  /** How many fields have something in them that is no value, and is not saved. */
  readonly unfit: number;
  readonly files: readonly string[];
  readonly notice: Notice | null;
}

/** Writes a file; `etag` is what it has to be there, null where it is new. */
export type PutFile = (
  file: FileText,
  etag: string | null,
  keepalive: boolean,
) => Promise<DraftFile>;

const QUIET_MS = 800;
/** What is typed is kept on the device so often at most. */
const KEEP_MS = 300;
const AGAIN_MS = 4_000;

interface Slot {
  readonly document: FileDocument;
  base: string;
  etag: string | null;
  /** When the server got what it has, in milliseconds; an answer from before that is late. */
  changedAt: number;
  state: SaveState;
  timer: ReturnType<typeof setTimeout> | null;
  /** Set for a moment after something was kept on the device, with whether that is due again. */
  keeping: { isDue: boolean } | null;
  isSaving: boolean;
}

/**
 * A draft on somebody's desk: its rule files as documents, each saved a moment after it changed. What
 * the server does not have is kept on the device, and changes of others are taken in.
 */
export class Desk {
  /** Who sits at it: what they change elsewhere, as in another tab, needs no notice. */
  me: string | null = null;
  private readonly slots = new Map<string, Slot>();
  private readonly listeners = new Set<() => void>();
  private notice: Notice | null = null;
  private shown: DeskState = { save: { kind: "saved" }, unfit: 0, files: [], notice: null };

  constructor(
    private readonly draft: string,
    private readonly sentences: SentenceReader,
    private readonly put: PutFile,
    private readonly extensions: (name: string) => Extension = () => [],
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): DeskState => this.shown;

  /** A file of the draft; undefined where there is none of this name. */
  document(name: string): FileDocument | undefined {
    return this.slots.get(name)?.document;
  }

  /** How a file stands. */
  stateOf(name: string): SaveState {
    return this.slots.get(name)?.state ?? { kind: "saved" };
  }

  /** What was typed and is no value, in every file: it must not be handed in as it was before. */
  refused(): readonly Refused[] {
    return [...this.slots.values()].flatMap(({ document }) =>
      refusedIn(document.name, document.snapshot()),
    );
  }

  /** Every file as it is typed. */
  texts(): FileText[] {
    return [...this.slots.values()].map(({ document }) => ({
      name: document.name,
      text: document.snapshot().text,
    }));
  }

  /** The files that the server does not have as they are typed. */
  unsaved(): FileText[] {
    return this.texts().filter(({ name, text }) => this.slots.get(name)?.base !== text);
  }

  /** Takes in a draft as the server has it, now or again. */
  adopt(draft: Draft): void {
    for (const file of draft.files) {
      const slot = this.slots.get(file.name);
      if (slot === undefined) {
        this.begin(file);
      } else if (slot.etag !== file.etag && !slot.isSaving && timeOf(file) >= slot.changedAt) {
        slot.changedAt = timeOf(file);
        this.takeIn(slot, file);
      }
    }
    const names = new Set(draft.files.map((file) => file.name));
    for (const [name, slot] of this.slots) {
      if (!names.has(name) && slot.etag !== null && !this.isDirty(slot)) {
        this.slots.delete(name);
        forget(this.draft, name);
      }
    }
    this.tell();
  }

  /** Adds a file that the server does not have yet. */
  add(name: string): void {
    if (!this.slots.has(name)) {
      const slot = this.slotOf(name, "", "", null);
      this.slots.set(name, slot);
      this.later(slot, 0);
      this.tell();
    }
  }

  /** Tells the rule files that were changed to the server at once. */
  async flush(): Promise<void> {
    await Promise.all([...this.slots.values()].map((slot) => this.save(slot)));
  }

  /** Sends what is left while the page goes away. */
  leave(): void {
    for (const slot of this.slots.values()) {
      if (this.isDirty(slot)) {
        this.keepNow(slot);
      }
      if (this.isDirty(slot) && !slot.isSaving && slot.state.kind !== "conflict") {
        const file = { name: slot.document.name, text: slot.document.snapshot().text };
        this.put(file, slot.etag, true).catch(() => undefined);
      }
    }
  }

  /** Puts two changes of a file together as it was chosen, and saves it. */
  resolve(name: string, chosen: ReadonlyMap<string, Choice>): void {
    const slot = this.slots.get(name);
    if (slot?.state.kind === "conflict") {
      const { theirs, etag } = slot.state;
      const { text } = this.merged(slot, theirs, chosen);
      slot.base = theirs;
      slot.etag = etag;
      slot.state = { kind: "saved" };
      slot.document.replace(text);
      this.changed(slot);
    }
  }

  /** Tries again what was refused or not reached. */
  retry(): void {
    for (const slot of this.slots.values()) {
      if (this.isDirty(slot) && slot.state.kind !== "conflict") {
        slot.state = { kind: "saved" };
        this.later(slot, 0);
      }
    }
    this.tell();
  }

  dismissNotice(): void {
    this.notice = null;
    this.tell();
  }

  private begin(file: DraftFile): void {
    const kept = leftOver(this.draft, file.name);
    if (kept === null || kept.text === file.text) {
      forget(this.draft, file.name);
      this.slots.set(file.name, this.slotOf(file.name, file.text, file.text, file.etag));
      return;
    }
    const slot = this.slotOf(file.name, kept.text, kept.base, kept.etag);
    this.slots.set(file.name, slot);
    this.notice = { kind: "restored" };
    this.later(slot, 0);
  }

  private slotOf(name: string, text: string, base: string, etag: string | null): Slot {
    const document = new FileDocument(name, text, this.sentences, this.extensions(name));
    const slot: Slot = {
      document,
      base,
      etag,
      changedAt: 0,
      state: { kind: "saved" },
      timer: null,
      keeping: null,
      isSaving: false,
    };
    let last = text;
    document.subscribe(() => {
      const now = document.snapshot().text;
      if (now !== last) {
        last = now;
        this.changed(slot);
      } else if (this.unfit() !== this.shown.unfit) {
        this.tell();
      }
    });
    return slot;
  }

  private isDirty(slot: Slot): boolean {
    return slot.document.snapshot().text !== slot.base;
  }

  private changed(slot: Slot): void {
    if (this.isDirty(slot)) {
      this.keep(slot);
      if (slot.state.kind !== "conflict" && slot.state.kind !== "refused") {
        this.later(slot, QUIET_MS);
      }
    } else {
      forget(this.draft, slot.document.name);
    }
    this.tell();
  }

  /** Keeps what is typed on the device: at once, and while somebody types on a few times a second. */
  private keep(slot: Slot): void {
    if (slot.keeping !== null) {
      slot.keeping.isDue = true;
      return;
    }
    this.keepNow(slot);
    const keeping = { isDue: false };
    slot.keeping = keeping;
    setTimeout(() => {
      slot.keeping = null;
      if (keeping.isDue && this.isDirty(slot)) {
        this.keep(slot);
      }
    }, KEEP_MS);
  }

  private keepNow({ document, base, etag }: Slot): void {
    keep(this.draft, document.name, { text: document.snapshot().text, base, etag });
  }

  private later(slot: Slot, milliseconds: number): void {
    if (slot.timer !== null) {
      clearTimeout(slot.timer);
    }
    slot.timer = setTimeout(() => {
      slot.timer = null;
      void this.save(slot);
    }, milliseconds);
  }

  private async save(slot: Slot): Promise<void> {
    const isNew = slot.etag === null;
    if (slot.isSaving || slot.state.kind === "conflict" || (!this.isDirty(slot) && !isNew)) {
      return;
    }
    if (slot.timer !== null) {
      clearTimeout(slot.timer);
      slot.timer = null;
    }
    slot.isSaving = true;
    slot.state = { kind: "saving" };
    this.tell();
    const text = slot.document.snapshot().text;
    try {
      const saved = await this.put({ name: slot.document.name, text }, slot.etag, false);
      slot.base = text;
      slot.etag = saved.etag;
      slot.changedAt = timeOf(saved);
      slot.state = { kind: "saved" };
      slot.isSaving = false;
      this.complete(slot, saved.text);
      this.changed(slot);
    } catch (failure) {
      slot.isSaving = false;
      this.failed(slot, text, problemOf(failure));
    }
    this.tell();
  }

  /**
   * Takes in what the server gives rules that are new: what they are counted under. Who has typed on
   * gets it with the next save.
   */
  private complete(slot: Slot, text: string): void {
    if (text !== slot.base && !this.isDirty(slot)) {
      slot.base = text;
      slot.document.replace(text);
    }
  }

  private failed(slot: Slot, sent: string, problem: Problem): void {
    if (problem.slug === "edit-conflict") {
      const { current, etag, merged, conflicts } = problem.members;
      if (typeof current !== "string") {
        // It was taken out meanwhile; what somebody works on is put back.
        slot.etag = null;
        slot.state = { kind: "saved" };
        this.later(slot, 0);
        return;
      }
      const mark = typeof etag === "string" ? etag : null;
      const isClean = Array.isArray(conflicts) && conflicts.length === 0;
      if (isClean && typeof merged === "string") {
        if (sent === slot.document.snapshot().text) {
          this.join(slot, merged, current, mark);
        } else {
          // Somebody typed on meanwhile: what there is then is put together.
          slot.state = { kind: "saved" };
          this.later(slot, QUIET_MS);
        }
      } else {
        this.meet(slot, current, mark);
      }
    } else if (problem.status === 0 || problem.status === 429 || problem.status >= 500) {
      slot.state = { kind: "unreachable" };
      this.later(slot, AGAIN_MS);
    } else {
      slot.state = { kind: "refused", problem };
    }
  }

  /**
   * Takes in what somebody else wrote, where nothing of one's own is in its way. What is in its way
   * is sent: the server puts two texts together, line by line.
   */
  private takeIn(slot: Slot, { text, etag, changedBy }: DraftFile): void {
    if (slot.state.kind === "conflict") {
      this.meet(slot, text, etag, changedBy.id === this.me);
    } else if (this.isDirty(slot)) {
      if (slot.state.kind !== "refused") {
        this.later(slot, 0);
      }
    } else {
      slot.base = text;
      slot.etag = etag;
      if (slot.document.snapshot().text !== text) {
        slot.document.replace(text);
        if (changedBy.id !== this.me) {
          this.notice = { kind: "updated" };
        }
      }
      forget(this.draft, slot.document.name);
    }
  }

  /** Somebody else's text meets one's own in the same lines: rules that only one changed are taken. */
  private meet(
    slot: Slot,
    theirs: string,
    etag: string | null,
    isOwn: boolean | null = null,
  ): void {
    const { text, conflicts } = this.merged(slot, theirs, new Map());
    if (conflicts.length === 0) {
      this.join(slot, text, theirs, etag);
    } else {
      slot.state = { kind: "conflict", conflicts, theirs, isOwn, etag };
    }
  }

  private join(slot: Slot, text: string, theirs: string, etag: string | null): void {
    slot.base = theirs;
    slot.etag = etag;
    slot.state = { kind: "saved" };
    slot.document.replace(text);
    this.notice = { kind: "merged" };
    if (this.isDirty(slot)) {
      this.later(slot, 0);
    }
  }

  private merged(slot: Slot, theirs: string, chosen: ReadonlyMap<string, Choice>) {
    const read = (text: string) => parse(slot.document.name, text, this.sentences);
    return merge(read(slot.base), slot.document.snapshot().file, read(theirs), chosen);
  }

  private unfit(): number {
    const counts = [...this.slots.values()].map(({ document }) => document.snapshot().unfit.length);
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private tell(): void {
    const states = [...this.slots.values()].map((slot) =>
      slot.state.kind === "saved" && this.isDirty(slot)
        ? ({ kind: "saving" } as const)
        : slot.state,
    );
    const worst = (["conflict", "refused", "unreachable", "saving"] as const)
      .map((kind) => states.find((state) => state.kind === kind))
      .find((state) => state !== undefined);
    const files = [...this.slots.keys()].sort();
    const save = worst ?? { kind: "saved" };
    this.shown = sameOr(this.shown, {
      save: save.kind === this.shown.save.kind && isPlain(save) ? this.shown.save : save,
      unfit: this.unfit(),
      files: files.join() === this.shown.files.join() ? this.shown.files : files,
      notice: this.notice,
    });
    for (const listener of [...this.listeners]) {
      listener();
    }
  }
}

function timeOf(file: DraftFile): number {
  return Date.parse(file.changedAt) || 0;
}

/** Whether its kind says all of it. */
function isPlain({ kind }: SaveState): boolean {
  return kind !== "conflict" && kind !== "refused";
}

/** The state from before, where nothing differs: nobody looks again at what is as it was. */
function sameOr(before: DeskState, now: DeskState): DeskState {
  const isSame =
    before.save === now.save &&
    before.unfit === now.unfit &&
    before.files === now.files &&
    before.notice === now.notice;
  return isSame ? before : now;
}
