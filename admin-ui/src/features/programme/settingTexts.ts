import { catalogue } from "../../shared/i18n/catalogue";

/** What each setting is called and means, what its values say, and what a change of a group does. */
export const settingTexts = catalogue(
  {
    groups: {
      money: {
        title: "Money and points",
        effect:
          "Purchases from then on are decided by it. Earlier ones, and their returns, keep what held when they were made.",
      },
      qualification: {
        title: "Reaching a tier",
        effect: "Tiers are counted by it from then on. Nobody's history is rewritten.",
      },
      tierEnd: {
        title: "When a tier ends",
        effect: "It holds for tiers that are reached or reviewed from then on.",
      },
      pending: {
        title: "Waiting time",
        effect: "Points earned from then on wait that long. What waits already keeps its day.",
      },
      expiry: {
        title: "Expiry",
        effect:
          "Points earned from then on expire by it. Points that members have already keep their last day.",
      },
      warnings: {
        title: "Warnings",
        effect: "From then on events tell it, once each. What was told is not told again.",
      },
      returns: {
        title: "Returns",
        effect:
          "It holds for returns of purchases from then on. Returns of earlier purchases go by the settings of their time.",
      },
      limits: {
        title: "Limits of rules",
        effect: "Purchases from then on are decided by it.",
      },
      balance: {
        title: "Balance",
        effect: "Awards from then on are decided by it. Nobody loses points who has more already.",
      },
      redemption: {
        title: "Redemption",
        effect: "Redemptions from then on go by it.",
      },
      referral: {
        title: "Friends who are brought",
        effect: "Friends who name somebody from then on go by it.",
      },
    },
    fields: {
      "/currency": {
        label: "Currency",
        meaning: "Purchases in another currency are refused. It stays once something is booked.",
      },
      "/country": {
        label: "Country",
        meaning: "Whose phone numbers are written without the country's code.",
      },
      "/zone": {
        label: "Time zone",
        meaning: "When a day begins, where a store says nothing else.",
      },
      "/prices": {
        label: "Prices",
        meaning: "What the prices of lines contain.",
        values: { "with-tax": "With tax", "without-tax": "Without tax" },
      },
      "/pointValueMinor": {
        label: "Value of a point",
        meaning: "What a point is worth when it is spent, and in the books.",
      },
      "/pointsDecimals": {
        label: "Decimals of points",
        meaning: "Digits of a point after the decimal sign.",
      },
      "/rounding/mode": {
        label: "Rounding",
        meaning: "Which whole number takes the place of parts of a point.",
        values: {
          down: "Down",
          up: "Up",
          "half-up": "To the nearest, half a point up",
          "half-even": "To the nearest, half a point to the even number",
        },
      },
      "/rounding/at": {
        label: "Rounded",
        meaning: "What is rounded by itself.",
        values: { end: "Once, at the end", line: "Each line", rule: "Each rule" },
      },
      "/stacking": {
        label: "Several multipliers",
        meaning: "What counts where several rules multiply the points of a line.",
        values: { best: "The best one", add: "Added up", multiply: "Multiplied" },
      },
      "/discountStacking": {
        label: "Several discounts",
        meaning: "What counts where several discounts fit.",
        values: {
          best: "The best one",
          all: "All of them",
          "one-per-group": "One of each group",
          "best-combination": "The best combination",
        },
      },
      "/claimDays": {
        label: "Days to claim a purchase",
        meaning: "How long a purchase without a card can still be given to a member.",
      },
      "/qualification/period": {
        label: "Counted in",
        meaning: "The span in which a member has to reach what a tier asks for.",
        values: {
          "calendar-year": "The calendar year",
          "calendar-quarter": "The calendar quarter",
          "calendar-month": "The calendar month",
          "enrolment-year": "The year since enrolment",
          rolling: "The last days, counted back from today",
          ever: "All time",
        },
      },
      "/qualification/days": {
        label: "Days counted back",
        meaning: "How many days before today count.",
      },
      "/qualification/carryOver": {
        label: "Surplus is carried over",
        meaning:
          "Whether what was beyond a tier counts in the next span, and only there. It counts from the span in which a member came.",
      },
      "/tierEnd/validity": {
        label: "A tier lasts",
        meaning: "How long a tier is held that was reached.",
        values: {
          "end-of-period": "To the end of the span it was reached in",
          "end-of-next-period": "To the end of the next span",
          days: "A number of days",
        },
      },
      "/tierEnd/days": { label: "Days it lasts", meaning: "From the day on which it was reached." },
      "/tierEnd/downgrade": {
        label: "After its end",
        meaning: "Where a member falls to who does not reach it again.",
        values: {
          "to-met": "To the tier that is reached now",
          "one-step": "One step down",
          never: "Nowhere: tiers are kept",
        },
      },
      "/tierEnd/graceDays": {
        label: "Days of grace",
        meaning: "How long after its last day a tier is still held.",
      },
      "/tierEnd/ratedBy": {
        label: "The purchase that lifts a member",
        meaning: "By which tier it is rated itself.",
        values: { before: "By the tier before it", after: "By the new tier" },
      },
      "/pending/days": {
        label: "Days until points can be spent",
        meaning: "The time in which goods come back; 0 for at once.",
      },
      "/expiry/kind": {
        label: "Points expire",
        meaning: "What makes them expire that nobody spent.",
        values: {
          none: "Never",
          after: "Some time after they were earned",
          fixed: "All on one date",
          yearly: "On one day of each year",
          inactivity: "When nothing happens for a while",
        },
      },
      "/expiry/amount": { label: "After how many", meaning: "Of the unit beside it." },
      "/expiry/unit": {
        label: "Unit",
        meaning: "What is counted.",
        values: { days: "Days", months: "Months", years: "Years" },
      },
      "/expiry/end": {
        label: "To the end of",
        meaning: "Where in the calendar the last day lies.",
        values: { day: "That day", month: "Its month", quarter: "Its quarter", year: "Its year" },
      },
      "/expiry/activity": {
        label: "What counts as activity",
        meaning: "Each of these moves the last day of all points on.",
        values: { accrual: "Points earned", redemption: "Points spent", purchase: "A purchase" },
      },
      "/expiry/from": {
        label: "Counted from",
        meaning: "From which day on time runs.",
        values: { accrual: "The day they were earned", availability: "The day they can be spent" },
      },
      "/expiry/on": { label: "Date", meaning: "The last day on which points can be spent." },
      "/expiry/monthDay": {
        label: "Day of the year",
        meaning: "Month and day, such as 12-31.",
      },
      "/expiry/safeMonths": {
        label: "Safe months",
        meaning: "What was earned so many months before that day outlasts it.",
      },
      "/expiry/graceDays": {
        label: "Days of grace",
        meaning: "How long support can give expired points back.",
      },
      "/returns/mode": {
        label: "What goes back",
        meaning: "How it is decided how many points a return takes back.",
        values: {
          "decide-again": "What is kept is decided again",
          proportional: "The same part as of the price",
          "current-rules": "Decided again by the rules of the day",
        },
      },
      "/returns/negative": {
        label: "Where points are gone already",
        meaning: "What happens when more is taken back than there is.",
        values: {
          allow: "The balance falls below zero",
          "stop-at-zero": "No more is taken than there is",
          "pending-only": "Only points that still wait are taken",
        },
      },
      "/returns/wonTogether": {
        label: "Won by several purchases",
        meaning: "What becomes of what several purchases earned together.",
        values: { "take-back": "It is taken back", stand: "It stands" },
      },
      "/returns/expiredSpent": {
        label: "Spent points that come back late",
        meaning: "What becomes of them where their last day is over.",
        values: { grace: "They get a new last day", lost: "They are lost" },
      },
      "/returns/graceDays": {
        label: "Days for those",
        meaning: "How long they can be spent again; with 0 they are over at once.",
      },
      "/limits/edge": {
        label: "At the edge of a limit",
        meaning: "What becomes of an award that does not fit any more as a whole.",
        values: {
          cut: "What is left is given",
          refuse: "Nothing is given",
          pass: "The last one is given as a whole",
        },
      },
      "/balance/max": {
        label: "Most points of a member",
        meaning: "What is beyond it is not given. Empty: there is no end.",
        values: { none: "No end" },
      },
      "/balance/overMax": {
        label: "Beyond that",
        meaning: "What becomes of an award that would lift a balance above it.",
        values: { cut: "What still fits is given", refuse: "Nothing is given" },
      },
      "/redemption/earnOn": {
        label: "Points are earned on",
        meaning: "What counts of a purchase that is paid with points in part.",
        values: { paid: "What is paid with money", total: "The whole price" },
      },
      "/redemption/ownPoints": {
        label: "Spent at once",
        meaning:
          "Whether a purchase can be paid with the points that it gives itself. Points that still wait cannot be spent.",
      },
      "/redemption/minBalance": {
        label: "Least balance",
        meaning: "Below it nothing can be spent.",
      },
      "/warnings/expiryDays": {
        label: "Points expire soon",
        meaning: "How many days before it is told that points expire. Each time once.",
      },
      "/warnings/tierDays": {
        label: "A tier ends soon",
        meaning: "How many days before it is told that a tier ends. Each time once.",
      },
      "/referral/joinDays": {
        label: "Days to name a friend",
        meaning: "How long after enrolment a new member may say who brought them.",
      },
      "/referral/household": {
        label: "Friends of one address",
        meaning: "What is done about them.",
        values: { allow: "They count", limit: "They are limited", review: "They are looked at" },
      },
      "/referral/onReturn": {
        label: "When the friend returns the purchase",
        meaning: "Whose points go back with it.",
        values: { both: "Those of both", referrer: "Those of who brought them", none: "Nobody's" },
      },
    },
  },
  {
    groups: {
      money: {
        title: "Geld und Punkte",
        effect:
          "Einkäufe von da an werden danach entschieden. Frühere und ihre Rückgaben behalten, was bei ihnen galt.",
      },
      qualification: {
        title: "Eine Stufe erreichen",
        effect: "Von da an wird so für Stufen gezählt. Was war, wird nicht umgeschrieben.",
      },
      tierEnd: {
        title: "Ende einer Stufe",
        effect: "Gilt für Stufen, die von da an erreicht oder überprüft werden.",
      },
      pending: {
        title: "Wartezeit",
        effect:
          "Punkte, die von da an gesammelt werden, warten so lange. Was schon wartet, behält seinen Tag.",
      },
      expiry: {
        title: "Verfall",
        effect:
          "Punkte, die von da an gesammelt werden, verfallen danach. Was Mitglieder schon haben, behält seinen letzten Tag.",
      },
      warnings: {
        title: "Vorwarnungen",
        effect:
          "Von da an sagen es Ereignisse, jeweils einmal. Was gesagt ist, wird nicht noch einmal gesagt.",
      },
      returns: {
        title: "Rückgaben",
        effect:
          "Gilt für Rückgaben von Einkäufen von da an. Für frühere Einkäufe gelten die Einstellungen ihrer Zeit.",
      },
      limits: {
        title: "Grenzen von Regeln",
        effect: "Einkäufe von da an werden danach entschieden.",
      },
      balance: {
        title: "Guthaben",
        effect:
          "Gutschriften von da an werden danach entschieden. Wer schon mehr hat, verliert nichts.",
      },
      redemption: {
        title: "Einlösen",
        effect: "Gilt für Einlösungen von da an.",
      },
      referral: {
        title: "Geworbene Freunde",
        effect: "Gilt für Freunde, die von da an jemanden nennen.",
      },
    },
    fields: {
      "/currency": {
        label: "Währung",
        meaning:
          "Einkäufe in anderer Währung werden abgelehnt. Sie bleibt, sobald etwas gebucht ist.",
      },
      "/country": {
        label: "Land",
        meaning: "Dessen Telefonnummern ohne Vorwahl des Landes geschrieben werden.",
      },
      "/zone": {
        label: "Zeitzone",
        meaning: "Wann ein Tag beginnt, wo eine Filiale nichts anderes sagt.",
      },
      "/prices": {
        label: "Preise",
        meaning: "Was die Preise der Positionen enthalten.",
        values: { "with-tax": "Mit Steuer", "without-tax": "Ohne Steuer" },
      },
      "/pointValueMinor": {
        label: "Wert eines Punkts",
        meaning: "Was ein Punkt beim Einlösen und in den Büchern wert ist.",
      },
      "/pointsDecimals": {
        label: "Nachkommastellen",
        meaning: "Stellen eines Punkts hinter dem Komma.",
      },
      "/rounding/mode": {
        label: "Rundung",
        meaning: "Welche ganze Zahl an die Stelle von Bruchteilen tritt.",
        values: {
          down: "Ab",
          up: "Auf",
          "half-up": "Zur nächsten, halbe Punkte auf",
          "half-even": "Zur nächsten, halbe Punkte zur geraden",
        },
      },
      "/rounding/at": {
        label: "Gerundet wird",
        meaning: "Was für sich gerundet wird.",
        values: { end: "Einmal, am Ende", line: "Jede Position", rule: "Jede Regel" },
      },
      "/stacking": {
        label: "Mehrere Multiplikatoren",
        meaning: "Was gilt, wo mehrere Regeln die Punkte einer Position vervielfachen.",
        values: { best: "Der beste", add: "Zusammengezählt", multiply: "Multipliziert" },
      },
      "/discountStacking": {
        label: "Mehrere Nachlässe",
        meaning: "Was gilt, wo mehrere Nachlässe passen.",
        values: {
          best: "Der beste",
          all: "Alle",
          "one-per-group": "Einer je Gruppe",
          "best-combination": "Die beste Verbindung",
        },
      },
      "/claimDays": {
        label: "Tage zum Nachtragen",
        meaning: "Wie lange ein Einkauf ohne Karte noch einem Mitglied gegeben werden kann.",
      },
      "/qualification/period": {
        label: "Gezählt wird in",
        meaning: "Der Zeitraum, in dem ein Mitglied erreicht, was eine Stufe verlangt.",
        values: {
          "calendar-year": "Kalenderjahr",
          "calendar-quarter": "Kalenderquartal",
          "calendar-month": "Kalendermonat",
          "enrolment-year": "Jahr seit der Anmeldung",
          rolling: "Die letzten Tage, von heute zurück",
          ever: "Aller Zeit",
        },
      },
      "/qualification/days": {
        label: "Tage zurück",
        meaning: "Wie viele Tage vor heute zählen.",
      },
      "/qualification/carryOver": {
        label: "Überschuss geht mit",
        meaning:
          "Ob im nächsten Zeitraum zählt, was über einer Stufe lag, und nur dort. Gezählt wird ab dem Zeitraum, in dem ein Mitglied dazukam.",
      },
      "/tierEnd/validity": {
        label: "Eine Stufe gilt",
        meaning: "Wie lange eine erreichte Stufe gehalten wird.",
        values: {
          "end-of-period": "Bis zum Ende des Zeitraums, in dem sie erreicht wurde",
          "end-of-next-period": "Bis zum Ende des nächsten Zeitraums",
          days: "Eine Zahl von Tagen",
        },
      },
      "/tierEnd/days": {
        label: "Tage, die sie gilt",
        meaning: "Vom Tag an, an dem sie erreicht wurde.",
      },
      "/tierEnd/downgrade": {
        label: "Nach ihrem Ende",
        meaning: "Wohin ein Mitglied fällt, das sie nicht wieder erreicht.",
        values: {
          "to-met": "Auf die Stufe, die jetzt erreicht ist",
          "one-step": "Eine Stufe tiefer",
          never: "Nirgendwohin: Stufen bleiben",
        },
      },
      "/tierEnd/graceDays": {
        label: "Tage Nachsicht",
        meaning: "Wie lange eine Stufe nach ihrem letzten Tag noch gehalten wird.",
      },
      "/tierEnd/ratedBy": {
        label: "Der Einkauf, der hebt",
        meaning: "Nach welcher Stufe er selbst bewertet wird.",
        values: { before: "Nach der Stufe davor", after: "Nach der neuen Stufe" },
      },
      "/pending/days": {
        label: "Tage, bis Punkte einlösbar sind",
        meaning: "Die Zeit, in der Ware zurückkommt; 0 für sofort.",
      },
      "/expiry/kind": {
        label: "Punkte verfallen",
        meaning: "Wodurch verfällt, was niemand einlöst.",
        values: {
          none: "Nie",
          after: "Einige Zeit nach dem Sammeln",
          fixed: "Alle an einem Datum",
          yearly: "An einem Tag jedes Jahres",
          inactivity: "Wenn eine Weile nichts geschieht",
        },
      },
      "/expiry/amount": { label: "Nach wie vielen", meaning: "Von der Einheit daneben." },
      "/expiry/unit": {
        label: "Einheit",
        meaning: "Was gezählt wird.",
        values: { days: "Tage", months: "Monate", years: "Jahre" },
      },
      "/expiry/end": {
        label: "Bis zum Ende",
        meaning: "Wo im Kalender der letzte Tag liegt.",
        values: {
          day: "Des Tages",
          month: "Seines Monats",
          quarter: "Seines Quartals",
          year: "Seines Jahres",
        },
      },
      "/expiry/activity": {
        label: "Was als Aktivität zählt",
        meaning: "Jedes davon schiebt den letzten Tag aller Punkte hinaus.",
        values: {
          accrual: "Punkte gesammelt",
          redemption: "Punkte eingelöst",
          purchase: "Ein Einkauf",
        },
      },
      "/expiry/from": {
        label: "Gezählt von",
        meaning: "Von welchem Tag an die Zeit läuft.",
        values: {
          accrual: "Dem Tag des Sammelns",
          availability: "Dem Tag, ab dem sie einlösbar sind",
        },
      },
      "/expiry/on": {
        label: "Datum",
        meaning: "Der letzte Tag, an dem Punkte einlösbar sind.",
      },
      "/expiry/monthDay": {
        label: "Tag im Jahr",
        meaning: "Monat und Tag, zum Beispiel 12-31.",
      },
      "/expiry/safeMonths": {
        label: "Sichere Monate",
        meaning: "Was so viele Monate vor dem Tag gesammelt wurde, überdauert ihn.",
      },
      "/expiry/graceDays": {
        label: "Tage Nachsicht",
        meaning: "Wie lange der Support verfallene Punkte zurückgeben kann.",
      },
      "/returns/mode": {
        label: "Was zurückgeht",
        meaning: "Wie entschieden wird, wie viele Punkte eine Rückgabe zurücknimmt.",
        values: {
          "decide-again": "Was bleibt, wird neu entschieden",
          proportional: "Der gleiche Teil wie vom Preis",
          "current-rules": "Neu entschieden nach den Regeln des Tages",
        },
      },
      "/returns/negative": {
        label: "Wo Punkte schon weg sind",
        meaning: "Was geschieht, wenn mehr zurückgeht, als da ist.",
        values: {
          allow: "Das Guthaben fällt unter null",
          "stop-at-zero": "Es geht nicht mehr zurück, als da ist",
          "pending-only": "Nur Punkte, die noch warten, gehen zurück",
        },
      },
      "/returns/wonTogether": {
        label: "Von mehreren Einkäufen gewonnen",
        meaning: "Was aus dem wird, was mehrere Einkäufe gemeinsam brachten.",
        values: { "take-back": "Es geht zurück", stand: "Es bleibt" },
      },
      "/returns/expiredSpent": {
        label: "Eingelöste Punkte, die spät zurückkommen",
        meaning: "Was aus ihnen wird, wo ihr letzter Tag vorbei ist.",
        values: { grace: "Sie bekommen einen neuen letzten Tag", lost: "Sie sind verloren" },
      },
      "/returns/graceDays": {
        label: "Tage für diese",
        meaning: "Wie lange sie wieder einlösbar sind; mit 0 sind sie sofort vorbei.",
      },
      "/limits/edge": {
        label: "Am Rand einer Grenze",
        meaning: "Was aus einer Gutschrift wird, die nicht mehr ganz passt.",
        values: {
          cut: "Gegeben wird, was übrig ist",
          refuse: "Gegeben wird nichts",
          pass: "Die letzte wird ganz gegeben",
        },
      },
      "/balance/max": {
        label: "Meiste Punkte eines Mitglieds",
        meaning: "Was darüber läge, wird nicht gegeben. Leer: ohne Ende.",
        values: { none: "Ohne Ende" },
      },
      "/balance/overMax": {
        label: "Darüber hinaus",
        meaning: "Was aus einer Gutschrift wird, die ein Guthaben darüber heben würde.",
        values: { cut: "Gegeben wird, was noch passt", refuse: "Gegeben wird nichts" },
      },
      "/redemption/earnOn": {
        label: "Punkte gibt es auf",
        meaning: "Was von einem Einkauf zählt, der zum Teil mit Punkten bezahlt wird.",
        values: { paid: "Was mit Geld bezahlt wird", total: "Den ganzen Preis" },
      },
      "/redemption/ownPoints": {
        label: "Sofort ausgeben",
        meaning:
          "Ob ein Einkauf mit den Punkten bezahlt werden kann, die er selbst bringt. Punkte, die noch warten, sind nicht einlösbar.",
      },
      "/redemption/minBalance": {
        label: "Kleinstes Guthaben",
        meaning: "Darunter ist nichts einlösbar.",
      },
      "/warnings/expiryDays": {
        label: "Punkte verfallen bald",
        meaning: "Wie viele Tage vorher gesagt wird, dass Punkte verfallen. Jedes Mal einmal.",
      },
      "/warnings/tierDays": {
        label: "Eine Stufe endet bald",
        meaning: "Wie viele Tage vorher gesagt wird, dass eine Stufe endet. Jedes Mal einmal.",
      },
      "/referral/joinDays": {
        label: "Tage, um Werber zu nennen",
        meaning: "Wie lange nach der Anmeldung ein neues Mitglied sagen kann, wer es geworben hat.",
      },
      "/referral/household": {
        label: "Freunde einer Adresse",
        meaning: "Was mit ihnen geschieht.",
        values: { allow: "Sie zählen", limit: "Sie sind begrenzt", review: "Sie werden geprüft" },
      },
      "/referral/onReturn": {
        label: "Wenn der Freund den Einkauf zurückgibt",
        meaning: "Wessen Punkte mit zurückgehen.",
        values: { both: "Die von beiden", referrer: "Die des Werbers", none: "Niemandes" },
      },
    },
  },
);
