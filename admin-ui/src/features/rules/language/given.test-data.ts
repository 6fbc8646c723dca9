import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Schemas } from "../../../shared/api/types";
import type { RuleFile } from "./file";
import { parse } from "./parse";
import { SentenceReader } from "./sentences";
import { type Part, vocabularyOf } from "./vocabulary";

/** A file with what the server finds wrong with it: line, column, message, suggestion. */
export interface JudgedFile {
  name: string;
  text: string;
  problems: [number, number, string, string | null][];
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(import.meta.dirname, name), "utf8")) as T;
}

/** The vocabulary of the product, as the server tells it. */
export const VOCABULARY_JSON = read<Schemas["RulebookVocabulary"]>("vocabulary.test.json");
export const VOCABULARY = vocabularyOf(VOCABULARY_JSON);
/** The same as a page in German has it. */
export const GERMAN_VOCABULARY = vocabularyOf(VOCABULARY_JSON, "de");
/** Sentences by the part they stand in, as a file has them and as they are said in German. */
export const SAID_IN_GERMAN = read<[Part, string, string][]>("german.test.json");

/** A sentence that the product does not have, as the server would tell it. */
export const ADDED = read<Schemas["VocabularySentence"]>("added.test.json");

export const JUDGED_FILES = read<JudgedFile[]>("problems.test.json");
export const SENTENCES = new SentenceReader(VOCABULARY);
export const TODAY = "2026-11-24";

export function fileOf(text: string): RuleFile {
  return parse("f.dslr", text, SENTENCES);
}

/** The rule files of the repository that are sound. */
export const SOUND_FILES = JUDGED_FILES.filter(
  (file) => file.problems.length === 0 && file.name.endsWith(".dslr"),
);
