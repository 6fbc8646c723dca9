import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProblemError } from "../../../shared/api/problem";
import type { Draft, DraftFile, FileText } from "../calls/types";
import { renameRule, setPaused } from "../language/edits";
import { SENTENCES } from "../language/given.test-data";
import { Desk } from "./desk";
import { leftOver } from "./leftovers";

const WHO = { id: "1", name: "Mara", kind: "person" } as const;
const rule = (name: string, points: number) =>
  `rule "${name}"\nwhen\n    A purchase is made\nthen\n    Give ${points} points\nend\n`;
const TEXT = `${rule("A", 1)}\n${rule("B", 1)}`;

/** A server that keeps files and marks each writing, as the real one does. */
class FileServer {
  text = TEXT;
  mark = 1;
  isAway = false;
  refusal: string | null = null;
  /** How it puts two texts together, line by line; not at all where it is null. */
  merging: ((sent: string) => { merged: string; conflicts: readonly unknown[] }) | null = null;
  readonly puts: string[] = [];

  readonly put = async (file: FileText, etag: string | null): Promise<DraftFile> => {
    if (this.isAway) {
      throw new TypeError("no answer");
    }
    if (this.refusal !== null) {
      throw problem(409, this.refusal, {});
    }
    if (etag !== `"${this.mark}"`) {
      throw problem(412, "edit-conflict", {
        current: this.text,
        etag: `"${this.mark}"`,
        ...this.merging?.(file.text),
      });
    }
    this.puts.push(file.text);
    this.text = file.text;
    this.mark++;
    return this.file();
  };

  write(text: string): void {
    this.text = text;
    this.mark++;
  }

  file(): DraftFile {
    const etag = `"${this.mark}"`;
    return { name: "f.dslr", text: this.text, etag, changedBy: WHO, changedAt: "" };
  }

  draft(): Draft {
    return {
      id: "d",
      from: 1,
      state: "draft",
      note: "",
      by: WHO,
      at: "",
      changedBy: WHO,
      changedAt: "",
      files: [this.file()],
      examples: [],
      own: true,
      etag: `"draft-${this.mark}"`,
    };
  }
}

function problem(status: number, slug: string, members: Record<string, unknown>): ProblemError {
  return new ProblemError({ slug, status, title: "", detail: "", errors: [], members });
}

describe("a draft on the desk", () => {
  let server: FileServer;
  let desk: Desk;

  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
    server = new FileServer();
    desk = opened();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  function opened(): Desk {
    const one = new Desk("d", SENTENCES, server.put);
    one.adopt(server.draft());
    return one;
  }

  function renamed(name: string, to: string): void {
    renamedOn(desk, name, to);
  }

  function renamedOn(one: Desk, name: string, to: string): void {
    const document = one.document("f.dslr");
    const file = document?.snapshot().file;
    const found = file?.rules.find((one) => one.name === name);
    if (!document || !file || !found) {
      throw new Error("no such rule");
    }
    document.edit(renameRule(file, found, to));
  }

  it("is saved a moment after the last change, once", async () => {
    renamed("A", "AA");
    expect(leftOver("d", "f.dslr")?.text).toContain('"AA"');
    renamed("AA", "AAA");
    expect(desk.snapshot().save.kind).toBe("saving");
    await vi.advanceTimersByTimeAsync(300);
    expect(leftOver("d", "f.dslr")?.text).toContain('"AAA"');
    await vi.advanceTimersByTimeAsync(700);

    expect(server.puts).toEqual([TEXT.replace('"A"', '"AAA"')]);
    expect(desk.snapshot().save.kind).toBe("saved");
    expect(leftOver("d", "f.dslr")).toBeNull();
  });

  it("is kept on the device whole when the page goes away, however fast somebody types", () => {
    renamed("A", "AA");
    renamed("AA", "AAA");
    desk.leave();
    expect(leftOver("d", "f.dslr")?.text).toContain('"AAA"');
  });

  it("keeps what was typed while the server is away, and sends it when it is back", async () => {
    server.isAway = true;
    renamed("A", "AA");
    await vi.advanceTimersByTimeAsync(1000);
    expect(desk.snapshot().save.kind).toBe("unreachable");
    server.isAway = false;
    await vi.advanceTimersByTimeAsync(5000);

    expect(server.text).toBe(TEXT.replace('"A"', '"AA"'));
    expect(desk.snapshot().save.kind).toBe("saved");
  });

  it("brings back what was typed before the page was closed", async () => {
    server.isAway = true;
    renamed("A", "AA");
    server.isAway = false;
    desk = opened();

    expect(desk.snapshot().notice).toEqual({ kind: "restored" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.text).toContain('"AA"');
  });

  it("puts changes of different rules together by itself", async () => {
    server.write(TEXT.replace(rule("B", 1), rule("B", 7)));
    renamed("A", "AA");
    await vi.advanceTimersByTimeAsync(1000);

    expect(server.text).toBe(`${rule("AA", 1)}\n${rule("B", 7)}`);
    expect(desk.snapshot()).toMatchObject({ save: { kind: "saved" }, notice: { kind: "merged" } });
  });

  it("asks where both changed one rule, and saves what was chosen", async () => {
    server.write(TEXT.replace(rule("A", 1), rule("A", 7)));
    const document = desk.document("f.dslr");
    const file = document?.snapshot().file;
    const [first] = file?.rules ?? [];
    if (!document || !file || !first) {
      throw new Error("no rule");
    }
    document.edit(setPaused(file, first, true));
    await vi.advanceTimersByTimeAsync(1000);
    const { save } = desk.snapshot();

    expect(save.kind).toBe("conflict");
    expect(server.text).toContain("Give 7 points");
    desk.resolve("f.dslr", new Map([["A", "theirs"]]));
    await vi.advanceTimersByTimeAsync(1000);
    expect(desk.document("f.dslr")?.snapshot().text).toBe(server.text);
    expect(desk.snapshot().save.kind).toBe("saved");
  });

  it("takes in what others wrote where nothing of one's own is in its way", () => {
    server.write(TEXT.replace("Give 1 points", "Give 5 points"));
    desk.adopt(server.draft());

    expect(desk.document("f.dslr")?.snapshot().text).toBe(server.text);
    expect(desk.snapshot().notice).toEqual({ kind: "updated" });
  });

  describe("where both changed one rule in other lines", () => {
    const pausedByMe = () => {
      const document = desk.document("f.dslr");
      const file = document?.snapshot().file;
      const [first] = file?.rules ?? [];
      if (!document || !file || !first) {
        throw new Error("no rule");
      }
      document.edit(setPaused(file, first, true));
    };

    beforeEach(() => {
      server.write(TEXT.replace(rule("A", 1), rule("A", 7)));
      server.merging = (sent) => ({ merged: sent.replace("1 points", "7 points"), conflicts: [] });
    });

    const expectBoth = () => {
      expect(desk.snapshot()).toMatchObject({
        save: { kind: "saved" },
        notice: { kind: "merged" },
      });
      expect(server.text).toMatch(/rule "A"\n {4}paused\nwhen[\s\S]*Give 7 points[\s\S]*rule "B/);
      expect(desk.document("f.dslr")?.snapshot().text).toBe(server.text);
    };

    it("has the server put them together when it is saved", async () => {
      pausedByMe();
      await vi.advanceTimersByTimeAsync(1000);
      expectBoth();
    });

    it("has the server put them together when the other change is seen first", async () => {
      pausedByMe();
      desk.adopt(server.draft());
      expect(desk.snapshot().save.kind).toBe("saving");
      await vi.advanceTimersByTimeAsync(1000);
      expectBoth();
    });

    it("has the server put them together after the page was closed", async () => {
      server.isAway = true;
      pausedByMe();
      server.isAway = false;
      const later = new Desk("d", SENTENCES, server.put);
      later.adopt(server.draft());
      desk = later;
      await vi.advanceTimersByTimeAsync(1000);
      expectBoth();
    });

    it("asks again when somebody typed on meanwhile", async () => {
      pausedByMe();
      const put = server.put;
      let isFirst = true;
      const slow = new Desk("d", SENTENCES, (file, etag) => {
        if (isFirst) {
          isFirst = false;
          renamedOn(slow, "B", "BB");
        }
        return put(file, etag);
      });
      desk = slow;
      slow.adopt({ ...server.draft(), files: [{ ...server.file(), text: TEXT, etag: '"1"' }] });
      await vi.advanceTimersByTimeAsync(3000);

      expectBoth();
      expect(server.text).toContain('rule "BB"');
    });
  });

  it("says why a draft that was handed in is not changed any more", async () => {
    server.refusal = "draft-state";
    renamed("A", "AA");
    await vi.advanceTimersByTimeAsync(1000);

    expect(desk.snapshot().save).toMatchObject({
      kind: "refused",
      problem: { slug: "draft-state" },
    });
    expect(leftOver("d", "f.dslr")?.text).toContain("AA");
    server.refusal = null;
    desk.retry();
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.text).toContain('"AA"');
  });
});
