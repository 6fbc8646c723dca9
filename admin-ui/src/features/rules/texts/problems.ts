import { catalogue } from "../../../shared/i18n/catalogue";
import { ENGLISH } from "../language/said";

const SUBJECTS: Readonly<Record<string, string>> = {
  purchase: "einem Einkauf",
  event: "einem Ereignis, das kein Einkauf ist",
  happening: "einem Einkauf oder einem Ereignis",
  tier: "Stufen",
  discount: "einem Rabatt auf einen Einkauf",
};

/** How values look, by the code of their type; completes "Hier sollte … stehen". */
const EXPECTED: Readonly<Record<string, string>> = {
  integer: "eine ganze Zahl wie 5",
  decimal: "eine Zahl wie 2 oder 1.5",
  percent: "ein Prozentsatz wie 5% oder 2.5%",
  quantity: "eine Anzahl wie 3 oder 1.5",
  money: "ein Betrag mit Währung: 20.00 EUR",
  date: "ein Datum wie 2026-12-24",
  time: "eine Uhrzeit wie 08:30",
  ordinal: "eine Stelle wie 1st, 2nd oder 10th",
  days: "eine Anzahl von Tagen wie 30",
  weekdays: "ein Wochentag, oder mehrere: Monday, Tuesday or Friday",
  code: 'ein Code in Anführungszeichen wie "coffee"',
  codes: 'ein Code in Anführungszeichen, oder mehrere: "coffee", "tea" or "cocoa"',
  tier: 'eine Stufe in Anführungszeichen wie "gold"',
  text: 'ein Text in Anführungszeichen wie "Danke!"',
};

/** The same for the fields of cards, which take what Germans write. */
const IN_CARDS: Readonly<Record<string, string>> = {
  ...EXPECTED,
  decimal: "eine Zahl wie 2 oder 1,5",
  percent: "ein Prozentsatz wie 5 oder 2,5",
  quantity: "eine Anzahl wie 3 oder 1,5",
  money: "ein Betrag wie 20,00",
  date: "ein Datum wie 24.12.2026",
  ordinal: "eine Stelle wie 1., 2. oder 10.",
  weekdays: "ein Wochentag oder mehrere",
  code: "ein Code wie coffee",
  codes: "ein Code oder mehrere",
  tier: "eine Stufe",
  text: "ein Text",
};

/** What is wrong with a rule, and how to mend it. English is word for word the server's. */
export const problemTexts = catalogue(
  {
    said: ENGLISH,
    fixes: {
      "replace-value": (text: string) => `Use ${text}`,
      "replace-line": (text: string) => `Write: ${text}`,
      "delete-rest": () => "Delete what follows",
      complete: (text: string) => `Complete: ${text}`,
      move: (part: string) =>
        part === "header"
          ? "Move it above when"
          : part === "when"
            ? "Move it to the conditions"
            : "Move it to what the rule gives",
      end: () => "Add the line with end",
      "delete-character": () => "Delete the character",
      add: (text: string) => `Add: ${text}`,
      rename: (text: string) => `Rename to ${text}`,
      remove: () => "Delete the line",
      "comment-out": () => "Keep it as a note",
    },
    expectedBy: (_type: string, expected: string) => expected,
    expectedInFile: (_type: string, expected: string) => expected,
  },
  {
    said: {
      "file-too-big": (kib) => `Die Datei ist zu groß: höchstens ${kib} KiB. Teilen Sie sie.`,
      "no-end-below": (name) =>
        `Die Regel „${name}“ hat kein Ende: Fügen Sie eine Zeile mit end hinzu.`,
      "no-end-above": (name) =>
        `Die Regel „${name}“ darüber hat kein Ende: Fügen Sie eine Zeile mit end hinzu.`,
      "line-too-long": (most) => `Die Zeile ist zu lang: höchstens ${most} Zeichen.`,
      unseen: (name) => `Hier steht das Zeichen ${name}, das man nicht sieht. Löschen Sie es.`,
      "rule-opening": () =>
        "Eine Regel beginnt mit ihrem Namen in Anführungszeichen und nichts dahinter.",
      "outside-rule": () =>
        'Das steht außerhalb einer Regel. Eine Regel beginnt mit: rule "Ihr Name".',
      "rule-name": (complaint) => `Der Name der Regel: ${complaint}.`,
      "too-many-rules": (most) => `Höchstens ${most} Regeln sind möglich.`,
      "no-condition": () => "Zwischen when und then steht kein Satz.",
      "one-when": () => "Eine Regel hat ein when, zwischen ihrem Kopf und ihrem then.",
      "when-before-then": () => "Vor then muss ein when mit mindestens einem Satz stehen.",
      "one-then": () => "Eine Regel hat ein then, zwischen ihren Bedingungen und ihrem end.",
      "ends-without-then": () => "Die Regel endet ohne then.",
      "ends-without-when": () => "Die Regel endet ohne when.",
      "no-consequence": () => "Zwischen then und end steht kein Satz.",
      "too-many-sentences": (most) => `Eine Regel darf höchstens ${most} Sätze haben.`,
      "bad-value": (value, complaint) => `${value}: ${complaint}.`,
      "complete-before": () => "Der Satz ist davor zu Ende; danach darf nichts folgen.",
      expected: (what, type) => `Hier sollte ${EXPECTED[type] ?? what} stehen.`,
      "belongs-in-header": () => "Dieser Satz gehört über when.",
      "belongs-in-when": () => "Dieser Satz gehört zwischen when und then.",
      "belongs-in-then": () => "Dieser Satz gehört zwischen then und end.",
      unknown: () => "So wird kein Satz geschrieben.",
      "more-problems": (left) => `Darunter gibt es noch ${left} Probleme.`,
      "last-day-first": () => "Der letzte Tag liegt vor dem ersten.",
      "second-amount": () => "Der zweite Betrag muss der größere sein.",
      "nothing-between": () => "Zwischen zwei gleichen Werten liegt nichts.",
      "code-missing": () => "zwischen den Anführungszeichen fehlt ein Code",
      "code-too-long": (most) => `ein Code darf höchstens ${most} Zeichen haben`,
      "code-spaces": () => "ein Code darf nicht mit einem Leerzeichen beginnen oder enden",
      "code-slashes": (named) => `// darf nicht in einem Code stehen; schreiben Sie ${named}`,
      "code-character": (name, named) =>
        `das Zeichen ${name} darf nicht in einem Code stehen; schreiben Sie ${named}`,
      "text-missing": () => "zwischen den Anführungszeichen fehlt ein Text",
      "text-too-long": (most) => `er darf höchstens ${most} Zeichen haben`,
      "text-spaces": () => "er darf nicht mit einem Leerzeichen beginnen oder enden",
      "text-character": (name) => `das Zeichen ${name} darf hier nicht stehen`,
      "leading-zeros": () => "schreiben Sie es ohne führende Nullen",
      "not-how-written": () => "so wird es nicht geschrieben",
      "too-many-decimals": (most) => `höchstens ${most} Stellen dürfen dem Punkt folgen`,
      "other-currency": (currency) => `die Beträge dieses Programms sind in ${currency}`,
      "no-decimals": (currency) => `Beträge in ${currency} haben keine Nachkommastellen`,
      "fixed-decimals": (currency, digits) =>
        `Beträge in ${currency} haben ${digits} Stellen nach dem Punkt`,
      "date-range": (first, last) => `es muss zwischen ${first} und ${last} liegen`,
      "no-such-day": () => "diesen Tag gibt es im Kalender nicht",
      "midnight-is": () => "Mitternacht schreibt man 00:00",
      "no-such-time": () => "diese Uhrzeit gibt es nicht; sie geht von 00:00 bis 23:59",
      "list-too-long": (most) => `höchstens ${most} dürfen in einem Satz genannt werden`,
      "named-twice": () => "eines davon ist zweimal genannt",
      "no-tiers": () => "dieses Programm hat keine Stufen",
      "no-such-tier": (known) => `diese Stufe gibt es nicht; es gibt: ${known}`,
      "at-most": (most) => `es darf höchstens ${most} sein`,
      "no-factor": (least) => `es muss mindestens ${least} sein; mal 0 heißt „Give no points on …“`,
      "at-least": (least) => `es muss mindestens ${least} sein`,
      "name-taken": (where) =>
        `Eine Regel mit diesem Namen gibt es schon: ${where}. Benennen Sie eine um.`,
      "name-star": () => "Eine Regel kann nicht * heißen; das steht für alle Regeln.",
      "identity-taken": (rule, where) =>
        `Unter dieser Kennung zählt schon die Regel „${rule}“ (${where}). Diese Zeile löschen, dann bekommt die Regel eine eigene.`,
      "identity-star": () =>
        "Eine Regel kann nicht die Kennung * haben; das steht für alle Regeln.",
      "too-many-in-rulebook": (most) => `Ein Regelwerk darf höchstens ${most} Regeln haben.`,
      "said-above": () => "Das wurde darüber schon gesagt.",
      "other-subject": (sentence, rule) =>
        `Dieser Satz handelt von ${SUBJECTS[sentence] ?? sentence}, die Regel aber von ${SUBJECTS[rule] ?? rule}. Machen Sie zwei Regeln daraus.`,
      "ends-before-it-begins": (until, from) =>
        `Die Regel endet (${until}), bevor sie beginnt (${from}).`,
      "priority-alone": () =>
        "Eine Priorität entscheidet innerhalb einer Gruppe, aber diese Regel ist in keiner.",
      twice: () => "Dieser Satz steht zweimal in der Regel.",
      "no-tier": () =>
        "Die Regel fragt nach einem Qualifikationszeitraum, führt aber zu keiner Stufe.",
      "several-tiers": () => "Eine Regel führt zu einer Stufe. Machen Sie zwei daraus.",
    },
    fixes: {
      "replace-value": (text) => `${text} nehmen`,
      "replace-line": (text) => `Schreiben: ${text}`,
      "delete-rest": () => "Den Rest löschen",
      complete: (text) => `Ergänzen: ${text}`,
      move: (part) =>
        part === "header"
          ? "Über when verschieben"
          : part === "when"
            ? "Zu den Bedingungen verschieben"
            : "Zu dem verschieben, was die Regel gibt",
      end: () => "Die Zeile mit end hinzufügen",
      "delete-character": () => "Das Zeichen löschen",
      add: (text) => `Hinzufügen: ${text}`,
      rename: (text) => `In ${text} umbenennen`,
      remove: () => "Die Zeile löschen",
      "comment-out": () => "Als Notiz behalten",
    },
    expectedBy: (type, expected) => IN_CARDS[type] ?? expected,
    expectedInFile: (type, expected) => EXPECTED[type] ?? expected,
  },
);
