import type { components } from "./schema";

/** The names of the API's shapes, as pages use them. */
export type Schemas = components["schemas"];

export type Overview = Schemas["Overview"];
export type OverviewDay = Schemas["OverviewDay"];
export type Session = Schemas["SessionView"];
export type SessionPerson = Schemas["SessionViewSignedIn"];
export type StaffRole = SessionPerson["role"];
export type Person = Schemas["Person"];
export type Invitation = Schemas["Invitation"];
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
