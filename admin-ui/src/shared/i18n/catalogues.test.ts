import { describe, expect, it } from "vitest";
import { CATALOGUES, LANGUAGES } from "./catalogue";

// Every module that makes a catalogue; the entry points would start the pages.
const modules = import.meta.glob(
  [
    "../../**/*.{ts,tsx}",
    "!../../**/*.test.{ts,tsx}",
    "!../../app/{admin,me}.tsx",
    "!../testing/**",
  ],
  { eager: true },
);

interface Text {
  readonly name: string;
  readonly value: unknown;
}

function textsOf(tree: unknown, name = ""): Text[] {
  if (typeof tree !== "object" || tree === null) {
    return [{ name, value: tree }];
  }
  return Object.entries(tree).flatMap(([key, value]) => textsOf(value, `${name}/${key}`));
}

describe("the catalogues", () => {
  it("are found", () => {
    expect(Object.keys(modules).length).toBeGreaterThan(50);
    expect(CATALOGUES.length).toBeGreaterThan(15);
  });

  it("have every text in every language, and none is empty", () => {
    for (const catalogue of CATALOGUES) {
      // The editor's own phrases are English already: English names none of them.
      const isOurs = ({ name }: Text) => !name.startsWith("/phrases/");
      const names = textsOf(catalogue.en)
        .filter(isOurs)
        .map(({ name }) => name);
      for (const language of LANGUAGES) {
        const texts = textsOf(catalogue[language]).filter(isOurs);
        expect(texts.map(({ name }) => name).sort()).toEqual([...names].sort());
        for (const { name, value } of texts) {
          expect(value, `${language}${name}`).not.toBe("");
        }
      }
    }
  });

  it("are translated: no sentence is the same in both languages", () => {
    const same = CATALOGUES.flatMap((catalogue) => {
      const german = new Map(textsOf(catalogue.de).map(({ name, value }) => [name, value]));
      return textsOf(catalogue.en).filter(
        ({ name, value }) =>
          typeof value === "string" && value.split(" ").length > 2 && german.get(name) === value,
      );
    });
    expect(same).toEqual([]);
  });

  it("never let an ellipsis begin a line", () => {
    const alone = CATALOGUES.flatMap((catalogue) =>
      LANGUAGES.flatMap((language) => textsOf(catalogue[language])),
    ).filter(({ value }) => typeof value === "string" && value.endsWith(" …"));
    expect(alone).toEqual([]);
  });

  it("take the same values in both languages", () => {
    for (const catalogue of CATALOGUES) {
      const german = new Map(textsOf(catalogue.de).map(({ name, value }) => [name, value]));
      for (const { name, value } of textsOf(catalogue.en)) {
        expect(typeof german.get(name), name).toBe(typeof value);
      }
    }
  });
});
