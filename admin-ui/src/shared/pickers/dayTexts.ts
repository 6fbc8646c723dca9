import { catalogue } from "../i18n/catalogue";

/** What fields for days and times say. */
export const dayTexts = catalogue(
  {
    open: (label: string) => `Open the calendar: ${label}`,
    calendar: (label: string) => `Calendar: ${label}`,
    previous: "Previous month",
    next: "Next month",
    noDay: (typed: string, example: string) =>
      `“${typed}” is no day. Type one such as ${example}, with four digits for the year.`,
    noTime: (typed: string, example: string) =>
      `“${typed}” is no time. Type one such as ${example}.`,
    noMoment: (typed: string, example: string) =>
      `“${typed}” is no day with a time. Type both, such as ${example}.`,
  },
  {
    open: (label) => `Kalender öffnen: ${label}`,
    calendar: (label) => `Kalender: ${label}`,
    previous: "Voriger Monat",
    next: "Nächster Monat",
    noDay: (typed, example) =>
      `„${typed}“ ist kein Tag. Geben Sie einen ein wie ${example}, das Jahr mit vier Ziffern.`,
    noTime: (typed, example) => `„${typed}“ ist keine Uhrzeit. Geben Sie eine ein wie ${example}.`,
    noMoment: (typed, example) =>
      `„${typed}“ ist kein Tag mit Uhrzeit. Geben Sie beides ein wie ${example}.`,
  },
);
