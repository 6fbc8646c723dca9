import { catalogue } from "../../../shared/i18n/catalogue";

export const templateTexts = catalogue(
  {
    title: "Templates",
    lead: "Rules that many shops run. Use one, fill in what is yours, try it: it is added to a draft, so nothing changes until somebody approves it.",
    search: "Find a template",
    use: "Use this",
    named: (title: string) => `Use this: ${title}`,
    into: "Add it to",
    newDraft: "A new draft",
    sentences: "Its sentences",
    none: "No template has these words",
    noneText: "Try other words, such as weekday, tier or voucher.",
    onlyMarketers: "Marketers and approvers can use templates.",
  },
  {
    title: "Vorlagen",
    lead: "Regeln, wie viele Geschäfte sie haben. Wählen Sie eine, passen Sie sie an und probieren Sie sie aus: Sie kommt in einen Entwurf, also ändert sich nichts, bis jemand ihn freigibt.",
    search: "Vorlage finden",
    use: "Verwenden",
    named: (title) => `Verwenden: ${title}`,
    into: "Hinzufügen zu",
    newDraft: "Einem neuen Entwurf",
    sentences: "Die Sätze der Regel",
    none: "Keine Vorlage hat diese Wörter",
    noneText: "Versuchen Sie andere Wörter, etwa Wochentag, Stufe oder Gutschein.",
    onlyMarketers: "Marketing und Freigabe können Vorlagen verwenden.",
  },
);
