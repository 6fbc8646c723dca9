import type { Schemas } from "../../../shared/api/types";
import { englishForm, type Form } from "./form";
import { germanForm } from "./german";
import { Template } from "./template";

/** The part of a rule that a sentence stands in. */
export type Part = Schemas["VocabularySentence"]["part"];

export const PARTS: readonly Part[] = ["header", "when", "then"];

/** What a rule with this sentence is about. */
export type Subject = Schemas["VocabularySentence"]["about"];

/** A place in a sentence for a value. */
export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly choices: readonly string[];
  /** What it is called for people. */
  readonly called: string;
  /** The choices in the language of the page. */
  readonly choicesSaid: readonly string[];
  readonly least: number;
  readonly most: number;
  /** What a code names: `category`, `tier` …; empty where it names nothing that can be looked up. */
  readonly of: string;
  readonly list: boolean;
  /** How a value looks, with an example; completes "here should be …". */
  readonly expected: string;
}

export interface Sentence {
  readonly id: string;
  readonly part: Part;
  /** As a marketer reads it, with parameters in braces. */
  readonly text: string;
  readonly template: Template;
  /** How it is said in the language of the page. */
  readonly said: Form;
  readonly parameters: readonly Parameter[];
  readonly group: string;
  readonly about: Subject;
  readonly help: string;
  /** By which people search it though it does not say them. */
  readonly words: readonly string[];
  readonly example: string;
}

export type Tier = Schemas["VocabularyTier"];

/**
 * Every sentence that a rule may be made of, in this programme. It comes from the server and is all
 * that this language knows: a sentence that is added there needs nothing here.
 */
export interface Vocabulary {
  readonly sentences: readonly Sentence[];
  readonly currency: string;
  readonly tiers: readonly Tier[];
  sentencesOf(part: Part): readonly Sentence[];
  sentence(id: string): Sentence | undefined;
}

/** The vocabulary that the server told, to be shown in a language. */
export function vocabularyOf(
  json: Schemas["RulebookVocabulary"],
  language: string = "en",
): Vocabulary {
  const types = new Map(json.types.map((type) => [type.code, type]));
  const sentences = json.items.map((item): Sentence => {
    const parameters = item.parameters.map((told) =>
      parameterOf(told, types.get(told.type), language),
    );
    const template = new Template(item.pieces, parameters, (type) => types.get(type)?.pattern);
    const german = language === "de" ? item.texts?.de : undefined;
    return {
      id: item.id,
      part: item.part,
      text: item.text,
      template,
      said:
        german === undefined
          ? englishForm(template, item.text)
          : germanForm(german, parameters, json),
      parameters,
      group: item.group,
      about: item.about,
      help: item.help,
      words: item.words ?? [],
      example: item.example,
    };
  });
  const byPart = new Map<Part, readonly Sentence[]>(
    PARTS.map((part) => [part, sentences.filter((sentence) => sentence.part === part)]),
  );
  const byId = new Map(sentences.map((sentence) => [sentence.id, sentence]));
  return {
    sentences,
    currency: json.currency,
    tiers: json.tiers,
    sentencesOf: (part) => byPart.get(part) ?? [],
    sentence: (id) => byId.get(id),
  };
}

function parameterOf(
  told: Schemas["VocabularyParameter"],
  type: { expected: string } | undefined,
  language: string,
): Parameter {
  const german = language === "de" ? told.texts?.de : undefined;
  return {
    name: told.name,
    type: told.type,
    choices: told.choices ?? [],
    called: german?.name ?? told.name,
    choicesSaid: german?.choices ?? told.choices ?? [],
    least: told.least ?? 0,
    most: told.most ?? 0,
    of: told.of ?? "",
    list: told.list,
    expected: told.choices?.length
      ? `one of: ${told.choices.join(", ")}`
      : (type?.expected ?? told.expected),
  };
}
