import type { Schemas } from "../../../shared/api/types";

/** The shapes of the rulebook's endpoints, by the names that the pages use. */
export type Who = Schemas["Who"];
export type FileText = Schemas["RuleFile"];
export type DraftFile = Schemas["DraftFile"];
export type DraftOutline = Schemas["RulebookDraftOutline"];
export type Draft = Schemas["RulebookDraft"];
export type DraftState = DraftOutline["state"];
export type Version = Schemas["RulebookVersion"];
export type VersionState = Version["state"];
export type Finding = Schemas["RulebookProblem"];
export type CheckResult = Schemas["RulebookCheck"];
export type Changes = Schemas["RulebookChanges"];
export type RuleChange = Schemas["RuleChange"];
export type SentenceChange = Schemas["SentenceChange"];
export type Warning = Schemas["RulebookWarning"];
export type TimelineEvent = Schemas["RulebookEvent"];
export type Template = Schemas["RuleTemplate"];
export type Purchase = Schemas["Purchase"];
export type MemberFacts = Schemas["MemberFacts"];
export type Tried = Schemas["TrialAnswer"];
export type NewExample = Schemas["NewExample"];
export type ExplainedRule = Schemas["RuleExplanation"];
export type ExplainedSentence = Schemas["SentenceExplanation"];
export type CatalogueItem = Schemas["CatalogueEntry"];
export type RuleFigures = Schemas["RuleUse"];
export type SeenPurchase = Schemas["RealPurchase"];
