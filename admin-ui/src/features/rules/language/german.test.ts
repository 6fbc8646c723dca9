import { describe, expect, it } from "vitest";
import { heard, type Line, saidOf } from "./file";
import { GERMAN_VOCABULARY, SAID_IN_GERMAN, VOCABULARY } from "./given.test-data";
import { SentenceReader } from "./sentences";
import type { Part } from "./vocabulary";

const reader = new SentenceReader(GERMAN_VOCABULARY);

function lineOf(part: Part, content: string): Line {
  const { use } = reader.read(part, content);
  return { kind: "sentence", raw: content, content, indent: 0, part, use, problems: [] };
}

describe("a sentence in German", () => {
  it("is said as the server says it, and heard as it was written", () => {
    for (const [part, written, said] of SAID_IN_GERMAN) {
      expect(saidOf(lineOf(part, written))).toBe(said);
      expect(heard(said, part, GERMAN_VOCABULARY)).toBe(written);
    }
  });

  it("is there for every sentence of the vocabulary", () => {
    const said = new Set(
      SAID_IN_GERMAN.map(([part, written]) => reader.read(part, written).use?.sentence.id),
    );
    expect(GERMAN_VOCABULARY.sentences.filter(({ id }) => !said.has(id))).toEqual([]);
    for (const sentence of GERMAN_VOCABULARY.sentences) {
      expect(sentence.said.text).not.toBe(sentence.text);
    }
  });

  it("is English where the page is", () => {
    const { use } = new SentenceReader(VOCABULARY).read("when", "The day is Monday or Friday");
    expect(use?.sentence.said.say(["Monday or Friday"])).toBe("The day is Monday or Friday");
  });

  it.each([
    [
      "when",
      "das Mitglied ist in Stufe „Gold“ oder höher.",
      'The member is in tier "gold" or higher',
    ],
    ["when", "Der Tag ist dienstag und Sonnabend", "The day is Tuesday or Saturday"],
    ["when", "Die Summe beträgt mindestens 1.000 EUR", "The total is at least 1000.00 EUR"],
    ["when", "Die Summe beträgt mindestens 20€", "The total is at least 20.00 EUR"],
    [
      "when",
      "Die Uhrzeit liegt zwischen 8:00 Uhr und 10:30",
      "The time is between 08:00 and 10:30",
    ],
    ["header", "gültig ab 1.12.2026", "valid from 2026-12-01"],
    [
      "then",
      'Punkte auf Marke "Illy" mit 1,5 multiplizieren',
      'Multiply points on brand "Illy" by 1.5',
    ],
    ["then", "Höchstens 1 Punkt je Mitglied und Woche", "At most 1 point per member per week"],
    ["then", "Es gibt 1.500 Punkte", "Give 1500 points"],
    ["then", "Es gibt 2.5 Punkte je 1,00 € Umsatz", "Es gibt 2.5 Punkte je 1,00 € Umsatz"],
    // Belongs elsewhere, which is told where it stands.
    ["when", "Es gibt 5 Punkte", "Give 5 points"],
    ["when", "Der Mond ist voll", "Der Mond ist voll"],
  ] as const)("is heard as people type it: %s %s", (part, typed, written) => {
    expect(heard(typed, part, GERMAN_VOCABULARY)).toBe(written);
  });

  it("shows what is no value as it stands", () => {
    expect(saidOf(lineOf("when", "The total is at least 20.00 USD"))).toBe(
      "Die Summe beträgt mindestens 20.00 USD",
    );
  });
});
