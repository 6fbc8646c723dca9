import type { Schemas } from "../../../shared/api/types";
import { refusal, type Said, type Sent, serve } from "../../../shared/testing/server";
import type {
  CheckResult,
  Draft,
  DraftFile,
  ExplainedRule,
  Template,
  Tried,
  Version,
} from "../calls/types";
import { problemsOf } from "../language/checks";
import { SENTENCES, VOCABULARY_JSON } from "../language/given.test-data";
import { parse } from "../language/parse";
import { told } from "../language/said";

/** Who is signed in where a page is shown, and somebody else. */
export const ME = { id: "p1", name: "Ada Lovelace", kind: "person" } as const;
export const OTHER = { id: "p2", name: "Mara", kind: "person" } as const;
const AT = "2026-11-24T10:00:00Z";

export const BASE = `rule "Base points"
when
    A purchase is made
then
    Give 1 point per 1.00 EUR spent
end
`;

/** What a purchase gets, with why. */
export function triedOf(points: number, rules: readonly ExplainedRule[] = []): Tried {
  return {
    store: "hamburg-1",
    register: "1",
    occurredAt: AT,
    currency: "EUR",
    totalMinor: 400,
    rulebookVersion: 7,
    points: { accrued: points, pending: 0, available: points },
    awards: rules
      .filter((rule) => rule.points > 0)
      .map(({ rule, points: of }) => ({ rule, points: of, lines: [], text: rule })),
    vouchersIssued: [],
    messages: [],
    left: [],
    explanation: { rulebookVersion: 7, customerText: "", cashierText: "", rules: [...rules] },
  };
}

let drafts = 0;

/**
 * A server with one draft, which behaves as the real one does: files have marks, and what somebody
 * else wrote is not written over. What else it answers can be set.
 */
export class RulebookServer {
  /** Another one in each test: the editor keeps drafts on its desk. */
  readonly id = `d${++drafts}`;
  draft: Draft;
  live: Version;
  tried: (body: Record<string, unknown>) => Said = () => ({ body: triedOf(4) });
  examples: CheckResult["examples"] = [];
  findings: CheckResult["problems"] = [];
  changes: Schemas["RulebookChanges"] = { against: 7, rules: [], examples: [], warnings: [] };
  events: Schemas["RulebookEvent"][] = [];
  templates: Template[] = [];
  figures: Schemas["RuleUse"][] = [];
  catalogue: Record<string, Schemas["CatalogueEntry"][]> = {};
  purchases: Schemas["RealPurchase"][] = [];
  /** Asked before everything else. */
  before: (sent: Sent) => Said | undefined = () => undefined;
  sent: Sent[] = [];
  private mark = 1;

  constructor(files: Readonly<Record<string, string>> = { "base.dslr": BASE }) {
    const names = Object.keys(files);
    const isRules = (name: string) => name.endsWith(".dslr");
    const file = (name: string) => this.fileOf(name, files[name] ?? "");
    this.draft = {
      id: this.id,
      from: 7,
      state: "draft",
      note: "Christmas",
      by: OTHER,
      at: AT,
      changedBy: OTHER,
      changedAt: AT,
      files: names.filter(isRules).map(file),
      examples: names.filter((name) => !isRules(name)).map(file),
      own: false,
      etag: '"1"',
    };
    this.live = this.version(7, { state: "live", liveFrom: AT });
  }

  /** Answers from now on, and keeps what was sent. */
  start(): this {
    this.sent = serve({ "*": (one) => this.before(one) ?? this.answer(one) });
    return this;
  }

  version(version: number, more: Partial<Version> = {}): Version {
    return {
      version,
      state: "submitted",
      files: this.draft.files.map(({ name, text }) => ({ name, text })),
      examples: [],
      by: OTHER,
      at: AT,
      note: "",
      submittedBy: OTHER,
      submittedAt: AT,
      ...more,
    };
  }

  text(name: string): string | undefined {
    return this.files().find((file) => file.name === name)?.text;
  }

  /** Somebody writes a file. */
  write(name: string, text: string, by: DraftFile["changedBy"] = OTHER): DraftFile {
    const saved = this.fileOf(name, text, by);
    const put = (files: DraftFile[]) => [...files.filter((one) => one.name !== name), saved];
    this.draft = name.endsWith(".dslr")
      ? { ...this.draft, files: put(this.draft.files) }
      : { ...this.draft, examples: put(this.draft.examples) };
    return saved;
  }

  /** The bodies that were sent to an address, such as `POST /check`, below the draft. */
  bodies(call: string): unknown[] {
    const [method, path] = call.split(" ");
    return this.sent
      .filter((one) => one.method === method && one.path === this.path(path ?? ""))
      .map((one) => one.body);
  }

  /** What was sent to change the draft or to ask what it gives; no more than that. */
  writes(): Sent[] {
    return this.sent.filter((one) => one.method !== "GET" && one.path.startsWith(this.path()));
  }

  path(below = ""): string {
    return `/v1/rulebook/drafts/${this.id}${below}`;
  }

  private files(): DraftFile[] {
    return [...this.draft.files, ...this.draft.examples];
  }

  private fileOf(name: string, text: string, by: DraftFile["changedBy"] = OTHER): DraftFile {
    const changedAt = new Date(Date.parse(AT) + this.mark * 1000).toISOString();
    return { name, text, etag: `"${this.mark++}"`, changedBy: by, changedAt };
  }

  private answer(one: Sent): Said {
    const page = (items: readonly unknown[]): Said => ({ body: { items, next: null } });
    if (one.path.startsWith(this.path())) {
      return this.ofDraft(one, one.path.slice(this.path().length));
    }
    switch (`${one.method} ${one.path}`) {
      case "GET /v1/rulebook/vocabulary":
        return { body: VOCABULARY_JSON };
      case "GET /v1/rulebook/templates":
        return page(this.templates);
      case "GET /v1/rulebook/live":
        return { body: this.live };
      case "GET /v1/rulebook/drafts":
        return page([this.draft]);
      case "POST /v1/rulebook/drafts":
        return { status: 201, body: this.draft };
      case "GET /v1/rulebook/timeline":
        return page(this.events);
      case "GET /v1/insight/rules":
        return page(this.figures);
      case "GET /v1/insight/purchases":
        return page(this.purchases);
      case "GET /v1/insight/catalogue":
        return page(this.catalogue[one.query.get("kind") ?? ""] ?? []);
      case "GET /v1/stores":
        return page([{ code: "hamburg-1", name: "Hamburg", zone: "Europe/Berlin", tags: [] }]);
      default:
        throw new Error(`Nothing answers ${one.method} ${one.path}`);
    }
  }

  private ofDraft(one: Sent, below: string): Said {
    if (below.startsWith("/files/")) {
      return this.put(one, decodeURIComponent(below.slice("/files/".length)));
    }
    const body = (one.body ?? {}) as Record<string, unknown>;
    switch (`${one.method} ${below}`) {
      case "GET ":
      case "DELETE ":
      case "POST /restore":
        return { body: this.draft };
      case "PATCH ":
        this.draft = { ...this.draft, note: String(body.note) };
        return { body: this.draft };
      case "POST /check":
        return { body: this.check(body.files as { name: string; text: string }[]) };
      case "POST /try":
        return this.tried(body);
      case "GET /changes":
        return { body: this.changes };
      case "POST /examples":
        return { body: this.write("examples.yaml", `- name: ${body.name}\n`, ME) };
      case "POST /examples/accept":
      case "POST /examples/remove":
        return this.edit(below, body.examples as { name: string }[]);
      case "POST /submit":
        return this.step({ state: "submitted", version: 8 });
      case "POST /approve":
        return this.step({ state: "approved" });
      case "POST /reject":
        return this.step({ state: "rejected", reason: String(body.reason) });
      case "POST /publish":
        return body.at === undefined
          ? this.step({ state: "published" }, "live")
          : this.step({ publishAt: String(body.at) }, "scheduled");
      case "POST /withdraw":
        return this.step({ state: "draft" }, "withdrawn");
      default:
        throw new Error(`Nothing answers ${one.method} ${one.path}`);
    }
  }

  private edit(below: string, named: readonly { name: string }[]): Said {
    const isMeant = ({ name }: { name: string }) => named.some((one) => one.name === name);
    this.examples = below.endsWith("remove")
      ? this.examples.filter((one) => !isMeant(one))
      : this.examples.map((one) => (isMeant(one) ? { ...one, ok: true, expected: one.got } : one));
    this.write("examples.yaml", `${this.text("examples.yaml")}# ${below}\n`, ME);
    return { body: this.draft };
  }

  private step(to: Partial<Draft>, state?: Version["state"]): Said {
    this.draft = { ...this.draft, ...to };
    return { body: this.version(8, { state: state ?? "submitted" }) };
  }

  private put(one: Sent, name: string): Said {
    const now = this.files().find((file) => file.name === name);
    const match = one.headers.get("If-Match");
    const isNew = one.headers.get("If-None-Match") === "*";
    if (isNew ? now !== undefined : match !== (now?.etag ?? null)) {
      return refusal(412, "edit-conflict", { current: now?.text, etag: now?.etag });
    }
    return { body: this.write(name, String(one.body ?? ""), ME) };
  }

  private check(unsaved: readonly { name: string; text: string }[] = []): CheckResult {
    const texts = new Map(this.draft.files.map((file) => [file.name, file.text]));
    for (const file of unsaved.filter(({ name }) => name.endsWith(".dslr"))) {
      texts.set(file.name, file.text);
    }
    const problems = problemsOf([...texts].map(([name, text]) => parse(name, text, SENTENCES)));
    const found = problems.map((one) => ({
      file: one.file,
      line: one.line,
      column: one.column,
      severity: one.severity,
      message: told(one.what),
    }));
    return {
      ok: found.length === 0 && this.examples.every((example) => example.ok),
      problems: [...found, ...this.findings],
      budgets: [],
      examples: found.length === 0 ? this.examples : [],
    };
  }
}
