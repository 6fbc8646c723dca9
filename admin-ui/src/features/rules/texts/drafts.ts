import { catalogue } from "../../../shared/i18n/catalogue";

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
  },
);
