import { catalogue, plural } from "../../shared/i18n/catalogue";

export const messageTexts = catalogue(
  {
    said: (time: string) => `Said ${time}`,
    score: (score: string) => `Would recommend us: ${score} of 10`,
    purchase: "See the purchase",
    answered: (by: string, time: string) => `Answered by ${by}, ${time}`,
    withPoints: (count: number, shown: string) =>
      plural(count, "With 1 point", `With ${shown} points`),
    answer: "Answer",
    text: "Your answer",
    textHelp: "The member reads it on their page, and by mail.",
    points: "Make good with points",
    pointsHelp: "Empty: none. They are booked with the answer, within what you may adjust alone.",
    send: "Send the answer",
    cancel: "Cancel",
    sent: "The answer is sent.",
    waiting: "Waits for an answer",
    unnamed: "Somebody without a name",
    empty: {
      title: "Nothing said yet",
      text: "What the member writes on their page after a purchase stands here, to be answered.",
    },
  },
  {
    said: (time) => `Gesagt ${time}`,
    score: (score) => `Würde uns empfehlen: ${score} von 10`,
    purchase: "Einkauf ansehen",
    answered: (by, time) => `Beantwortet von ${by}, ${time}`,
    withPoints: (count, shown) => plural(count, "Mit 1 Punkt", `Mit ${shown} Punkten`),
    answer: "Antworten",
    text: "Ihre Antwort",
    textHelp: "Das Mitglied liest sie auf seiner Seite und per Mail.",
    points: "Mit Punkten gutmachen",
    pointsHelp:
      "Leer: keine. Sie werden mit der Antwort gebucht, soweit Sie allein berichtigen dürfen.",
    send: "Antwort senden",
    cancel: "Abbrechen",
    sent: "Die Antwort ist gesendet.",
    waiting: "Wartet auf Antwort",
    unnamed: "Jemand ohne Namen",
    empty: {
      title: "Noch nichts gesagt",
      text: "Was das Mitglied nach einem Einkauf auf seiner Seite schreibt, steht hier und kann beantwortet werden.",
    },
  },
);
