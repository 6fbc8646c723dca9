import { catalogue } from "../../../shared/i18n/catalogue";

export const textTexts = catalogue(
  {
    label: "Rules as text",
    rule: "a new rule",
    when: "the conditions follow",
    then: "what it gives follows",
    end: "the rule ends",
    seen: (count: string) => `in ${count} purchases`,
    value: (name: string, expected: string) => `${name}: ${expected}`,
    phrases: {
      Completions: "Completions",
      Diagnostics: "Diagnostics",
      "No diagnostics": "No diagnostics",
      "current match": "current match",
      "replaced $ matches": "replaced $ matches",
      "Control character": "Control character",
      "Selection deleted": "Selection deleted",
      close: "close",
    },
  },
  {
    label: "Regeln als Text",
    rule: "eine neue Regel",
    when: "die Bedingungen folgen",
    then: "was sie gibt, folgt",
    end: "die Regel endet",
    seen: (count) => `in ${count} Einkäufen`,
    value: (name, expected) => `${name}: ${expected}`,
    phrases: {
      Completions: "Vorschläge",
      Diagnostics: "Probleme",
      "No diagnostics": "Keine Probleme",
      "current match": "aktueller Treffer",
      "replaced $ matches": "$ Treffer ersetzt",
      "Control character": "Steuerzeichen",
      "Selection deleted": "Auswahl gelöscht",
      close: "schließen",
    },
  },
);
