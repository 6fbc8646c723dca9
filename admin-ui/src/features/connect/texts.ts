import { catalogue } from "../../shared/i18n/catalogue";

export const connectTexts = catalogue(
  {
    title: "Connect a till",
    lead: "Three steps from here to the first purchase with points.",
    key: {
      title: "1. A key for the till",
      text: "With it the till sends purchases, and nothing else. It is shown this once.",
      name: "Name of the till",
      store: "Code of the store",
      make: "Make the key",
      made: "Key",
      shown: "Keep it where the till's software keeps its passwords.",
      default: "First till",
    },
    send: {
      title: "2. Send a purchase",
      text: "Paste this into a terminal, or have whoever looks after your till send the same.",
      first: "Make the key first: the call then has it in it.",
      call: "The call",
      docs: "Everything the till can send",
    },
    arrived: {
      title: "3. See it arrive",
      waiting: "Waiting for a purchase. This page looks every two seconds.",
      done: "It is here.",
      at: (store: string, register: string, receipt: string) =>
        `Store ${store}, register ${register}, receipt ${receipt}`,
      points: (points: string, money: string) => `${points} points for ${money}`,
      anonymous: "Without a member nobody gets points. Send a member's number or card with it.",
      open: "Look at the purchase",
    },
  },
  {
    title: "Eine Kasse anschließen",
    lead: "Drei Schritte von hier zum ersten Einkauf mit Punkten.",
    key: {
      title: "1. Ein Schlüssel für die Kasse",
      text: "Damit sendet die Kasse Einkäufe, und sonst nichts. Er wird nur dieses eine Mal gezeigt.",
      name: "Name der Kasse",
      store: "Kürzel der Filiale",
      make: "Schlüssel erstellen",
      made: "Schlüssel",
      shown: "Bewahren Sie ihn dort auf, wo die Kassensoftware ihre Passwörter hat.",
      default: "Erste Kasse",
    },
    send: {
      title: "2. Einen Einkauf senden",
      text: "Fügen Sie das in ein Terminal ein, oder lassen Sie es senden, wer Ihre Kasse betreut.",
      first: "Erstellen Sie zuerst den Schlüssel: Dann steht er im Aufruf.",
      call: "Der Aufruf",
      docs: "Alles, was die Kasse senden kann",
    },
    arrived: {
      title: "3. Ankommen sehen",
      waiting: "Es wird auf einen Einkauf gewartet. Diese Seite sieht alle zwei Sekunden nach.",
      done: "Er ist da.",
      at: (store, register, receipt) => `Filiale ${store}, Kasse ${register}, Bon ${receipt}`,
      points: (points, money) => `${points} Punkte für ${money}`,
      anonymous:
        "Ohne Mitglied bekommt niemand Punkte. Senden Sie Nummer oder Karte eines Mitglieds mit.",
      open: "Den Einkauf ansehen",
    },
  },
);
