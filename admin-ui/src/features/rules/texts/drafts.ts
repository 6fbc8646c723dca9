import { catalogue, plural } from "../../../shared/i18n/catalogue";

export const draftTexts = catalogue(
  {
    states: {
      draft: "Draft",
      submitted: "Submitted",
      approved: "Approved",
      rejected: "Rejected",
      published: "Published",
      discarded: "Discarded",
      scheduled: "Scheduled",
      live: "Live",
      superseded: "Was live",
      withdrawn: "Withdrawn",
    },
    start: "Start a draft",
    go: "Go on with the draft",
    note: {
      open: "Rename",
      label: "What this change is for",
      placeholder: "Christmas campaign",
      save: "Save",
    },
    unnamed: (version: string) => `Draft from version ${version}`,
    does: {
      added: (rule: string) => rule,
      changed: (rule: string) => `Change “${rule}”`,
      removed: (rule: string) => `Remove “${rule}”`,
      examples: "Examples",
      more: (count: number) => plural(count, "1 more", `${count} more`),
    },
  },
  {
    states: {
      draft: "Entwurf",
      submitted: "Eingereicht",
      approved: "Freigegeben",
      rejected: "Abgelehnt",
      published: "Veröffentlicht",
      discarded: "Verworfen",
      scheduled: "Geplant",
      live: "Gültig",
      superseded: "War gültig",
      withdrawn: "Zurückgezogen",
    },
    start: "Entwurf beginnen",
    go: "Mit dem Entwurf weitermachen",
    note: {
      open: "Umbenennen",
      label: "Wofür diese Änderung ist",
      placeholder: "Weihnachtsaktion",
      save: "Speichern",
    },
    unnamed: (version) => `Entwurf auf Grundlage von Version ${version}`,
    does: {
      added: (rule) => rule,
      changed: (rule) => `„${rule}“ ändern`,
      removed: (rule) => `„${rule}“ entfernen`,
      examples: "Beispiele",
      more: (count) => plural(count, "1 weitere", `${count} weitere`),
    },
  },
);

export type DraftTexts = (typeof draftTexts)["en"];
