/** The shapes of the rulebook's endpoints, as the pages use them. */

export interface Who {
  readonly id: string;
  readonly name: string;
  readonly kind: "person" | "key" | "system";
}

export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export interface FileText {
  readonly name: string;
  readonly text: string;
}

export interface DraftFile extends FileText {
  readonly etag: string;
  readonly changedBy: Who;
  readonly changedAt: string;
}

export type DraftState =
  | "draft"
  | "submitted"
  | "approved"
  | "rejected"
  | "published"
  | "discarded";

export interface DraftOutline {
  readonly id: string;
  readonly from: number;
  readonly state: DraftState;
  readonly note: string;
  readonly by: Who;
  readonly at: string;
  readonly changedBy: Who;
  readonly changedAt: string;
  readonly version?: number | undefined;
  readonly reason?: string | undefined;
  readonly publishAt?: string | undefined;
}

export interface Draft extends DraftOutline {
  readonly files: readonly DraftFile[];
  readonly examples: readonly DraftFile[];
}

export type VersionState =
  | "submitted"
  | "approved"
  | "rejected"
  | "scheduled"
  | "live"
  | "superseded"
  | "withdrawn";

export interface VersionOutline {
  readonly version: number;
  readonly state: VersionState;
  readonly draft?: string | undefined;
  readonly from?: number | undefined;
  readonly rollbackOf?: number | undefined;
  readonly note: string;
  readonly by: Who;
  readonly at: string;
  readonly submittedBy?: Who | undefined;
  readonly submittedAt?: string | undefined;
  readonly decidedBy?: Who | undefined;
  readonly decidedAt?: string | undefined;
  readonly reason?: string | undefined;
  readonly publishedBy?: Who | undefined;
  readonly liveFrom?: string | undefined;
  readonly liveUntil?: string | undefined;
}

export interface Version extends VersionOutline {
  readonly files: readonly FileText[];
  readonly examples: readonly FileText[];
}

export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: "error" | "warning";
  readonly code?: string | undefined;
  readonly message: string;
  readonly suggestion?: string | undefined;
}

export interface ExampleOutcome {
  readonly file: string;
  readonly name: string;
  readonly ok: boolean;
  readonly expected: string;
  readonly got: string;
}

export interface CheckResult {
  readonly ok: boolean;
  readonly problems: readonly Finding[];
  readonly examples: readonly ExampleOutcome[];
}

export interface SentenceChange {
  readonly kind: "added" | "removed" | "changed";
  readonly text: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

export interface RuleChange {
  readonly rule: string;
  readonly file: string;
  readonly kind: "added" | "removed" | "changed" | "renamed" | "moved";
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly sentences: readonly SentenceChange[];
}

export interface Warning {
  readonly code: string;
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly reason: string;
}

export interface Changes {
  readonly against: number | null;
  readonly rules: readonly RuleChange[];
  readonly examples: readonly { readonly name: string; readonly kind: string }[];
  readonly warnings: readonly Warning[];
}

export interface TimelineEvent {
  readonly at: string;
  readonly by: Who;
  readonly action: string;
  readonly version?: number | undefined;
  readonly draft?: string | undefined;
  readonly note?: string | undefined;
}

export interface Template {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly explanation: string;
  readonly text: string;
  readonly fields: readonly unknown[];
}

export interface PurchaseLine {
  readonly sku: string;
  readonly name?: string | undefined;
  readonly category?: string | undefined;
  readonly brand?: string | undefined;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  readonly discountMinor?: number | undefined;
  readonly taxMinor?: number | undefined;
}

export interface Purchase {
  readonly store: string;
  readonly register?: string | undefined;
  readonly receipt?: string | undefined;
  readonly occurredAt: string;
  readonly member?: Readonly<Record<string, string>> | undefined;
  readonly currency: string;
  readonly lines: readonly PurchaseLine[];
  readonly totalMinor: number;
  readonly channel?: string | undefined;
  readonly vouchers?: readonly string[] | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

export interface MemberFacts {
  readonly tier?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly enrolled?: string | undefined;
  readonly birthday?: string | undefined;
  readonly purchases?: number | undefined;
  readonly lastPurchase?: string | undefined;
}

export interface ExplainedSentence {
  readonly text: string;
  readonly met: boolean;
  readonly found?: string | null | undefined;
  readonly needed?: string | null | undefined;
}

export interface ExplainedRule {
  readonly rule: string;
  readonly outcome: "awarded" | "cut" | "lost" | "not-met" | "not-in-force";
  readonly points: number;
  readonly reason?: string | null | undefined;
  readonly sentences: readonly ExplainedSentence[];
}

export interface Tried {
  readonly points: { readonly accrued: number };
  readonly awards: readonly {
    readonly rule: string;
    readonly points: number;
    readonly text?: string | undefined;
    readonly lines?: readonly { readonly line: number; readonly points: number }[] | undefined;
  }[];
  readonly messages: readonly { readonly to: string; readonly text: string }[];
  readonly vouchersIssued: readonly unknown[];
  readonly explanation: {
    readonly rules: readonly ExplainedRule[];
    readonly customerText?: string | null | undefined;
    readonly cashierText?: string | null | undefined;
  };
}

export interface CatalogueItem {
  readonly code: string;
  readonly name?: string | null | undefined;
  readonly purchases: number;
  readonly lastSeenOn: string;
}

export interface RuleFigures {
  readonly rule: string;
  readonly fired: number;
  readonly points: number;
  readonly members: number;
  readonly lastFiredAt?: string | null | undefined;
  readonly days: readonly {
    readonly day: string;
    readonly fired: number;
    readonly points: number;
  }[];
  readonly budget?: { readonly used: number; readonly of: number } | null | undefined;
}

export interface SeenPurchase extends Purchase {
  readonly id: string;
  readonly points: number;
}

export interface FoundMember {
  readonly id: string;
  readonly memberNumber: string;
  readonly name?: string | null | undefined;
  readonly tier?: { readonly code: string; readonly name: string } | null | undefined;
}
