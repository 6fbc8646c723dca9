import type { components } from "../../../shared/api/schema";

/** The shapes of the rulebook's endpoints, by the names that the pages use. */
type Schemas = components["schemas"];

export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly next?: string | null | undefined;
}

export type Who = Schemas["Who"];
export type FileText = Schemas["UnsavedFile"];
export type DraftFile = Schemas["DraftFile"];
export type DraftOutline = Schemas["RulebookDraftOutline"];
export type Draft = Schemas["RulebookDraft"];
export type DraftState = DraftOutline["state"];
export type VersionOutline = Schemas["RulebookVersionOutline"];
export type Version = Schemas["RulebookVersion"];
export type VersionState = VersionOutline["state"];
export type CatchUp = Schemas["CatchUpResult"];
export type Finding = Schemas["RulebookProblem"];
export type ExampleOutcome = Schemas["ExampleOutcome"];
export type CheckResult = Schemas["RulebookCheck"];
export type Changes = Schemas["RulebookChanges"];
export type RuleChange = Schemas["RuleChange"];
export type SentenceChange = Schemas["SentenceChange"];
export type Warning = Schemas["RulebookWarning"];
export type TimelineEvent = Schemas["RulebookEvent"];
export type Purchase = Omit<Schemas["Trial"], "memberFacts" | "files">;
export type MemberFacts = Schemas["MemberFacts"];
export type Tried = Schemas["TrialAnswer"];
export type ExplainedRule = Schemas["RuleExplanation"];
export type ExplainedSentence = Schemas["SentenceExplanation"];
export type CatalogueItem = Schemas["CatalogueEntry"];
export type RuleFigures = Schemas["RuleUse"];
export type SeenPurchase = Schemas["RealPurchase"];

/** A rule to begin with, explained. */
export interface Template {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly explanation: string;
  readonly text: string;
}
