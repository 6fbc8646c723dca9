import { catalogue } from "../../shared/i18n/catalogue";

export const meTexts = catalogue(
  {
    title: "My points",
    lead: "What you have, why you have it, what it is good for and when it expires.",
    card: {
      title: "Ask at the till",
      text: "Until this page can sign you in, every receipt and the cashier can tell you your balance and the reason for each point.",
    },
    skip: "Skip to content",
    licence: "Regulars is free software under the Apache License 2.0.",
  },
  {
    title: "Meine Punkte",
    lead: "Was Sie haben, warum Sie es haben, wofür es gut ist und wann es verfällt.",
    card: {
      title: "Fragen Sie an der Kasse",
      text: "Bis Sie sich auf dieser Seite anmelden können, sagen Ihnen jeder Bon und die Kasse Ihren Stand und den Grund für jeden Punkt.",
    },
    skip: "Zum Inhalt springen",
    licence: "Regulars ist freie Software unter der Apache-Lizenz 2.0.",
  },
);
