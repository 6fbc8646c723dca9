import type { StaffRole } from "../api/types";
import { catalogue } from "../i18n/catalogue";

/** The roles of people and keys, the one with the most rights last. */
export const STAFF_ROLES: readonly StaffRole[] = [
  "till",
  "support",
  "marketer",
  "approver",
  "admin",
];

/** What the roles are called, and what each is there for. */
export const roleTexts = catalogue(
  {
    names: {
      admin: "Admin",
      marketer: "Marketer",
      approver: "Approver",
      support: "Support",
      till: "Till",
      member: "Member",
    },
    purposes: {
      admin: "May do everything",
      marketer: "Writes rules and looks at what they do",
      approver: "Approves rules and puts them into force, never their own",
      support: "Helps members and corrects mistakes",
      till: "Records purchases and returns",
      member: "Sees their own points",
    },
  },
  {
    names: {
      admin: "Admin",
      marketer: "Marketing",
      approver: "Freigabe",
      support: "Support",
      till: "Kasse",
      member: "Mitglied",
    },
    purposes: {
      admin: "Darf alles",
      marketer: "Schreibt Regeln und sieht, was sie bewirken",
      approver: "Gibt Regeln frei und setzt sie in Kraft, nie die eigenen",
      support: "Hilft Mitgliedern und berichtigt Fehler",
      till: "Bucht Einkäufe und Rückgaben",
      member: "Sieht die eigenen Punkte",
    },
  },
);
