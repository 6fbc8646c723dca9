import type { components } from "./schema";

/** The names of the API's shapes, as pages use them. */
export type Schemas = components["schemas"];

export type {
  Invitation,
  Overview,
  OverviewDay,
  Person,
  Session,
  SessionPerson,
  StaffRole,
} from "./pending";
export type Who = Schemas["Who"];
export type AuditEntry = Schemas["AuditEntry"];
export type FoundMember = Schemas["MemberSummary"];
export type FoundPurchase = Schemas["PurchaseSummary"];
export type ApiKey = Schemas["ApiKey"];
export type Store = Schemas["Store"];
export type Member = Schemas["Member"];
export type HistoryEntry = Schemas["HistoryEntry"];
export type Purchase = Schemas["PurchaseView"];
export type Explanation = Schemas["Explanation"];
export type Import = Schemas["Import"];
