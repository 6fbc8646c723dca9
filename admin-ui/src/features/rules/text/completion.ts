import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippet,
} from "@codemirror/autocomplete";
import { ruleFile } from "../editor/document";
import { beginning } from "../language/edits";
import type { Line, RuleFile } from "../language/file";
import type { Parameter, Part, Sentence, Vocabulary } from "../language/vocabulary";

/** Codes that there are, for a kind such as `category`. */
export type FindCodes = (
  kind: string,
  search: string,
) => Promise<readonly { code: string; detail: string }[]>;

export interface CompletionTexts {
  readonly rule: string;
  readonly when: string;
  readonly conditions: string;
  readonly end: string;
}

/** Offers the sentences of the part that the cursor is in, and the codes that there are. */
export function completions(
  vocabulary: Vocabulary,
  findCodes: FindCodes,
  today: () => string,
  texts: CompletionTexts,
) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const file = context.state.field(ruleFile);
    const at = context.state.doc.lineAt(context.pos);
    const line = file?.lines[at.number - 1];
    if (!file || !line || line.kind === "comment") {
      return null;
    }
    const inLine = context.pos - at.from;
    const codes = await codesAt(line, inLine, vocabulary, findCodes);
    if (codes !== null) {
      return { from: at.from + codes.from, options: codes.options, filter: true };
    }
    const typed = at.text.slice(0, inLine).trimStart();
    if ((typed === "" && !context.explicit) || inLine < at.text.trimEnd().length) {
      return null;
    }
    return {
      from: at.from + (at.text.length - at.text.trimStart().length),
      options: linesFor(file, at.number - 1, line, vocabulary, today(), texts),
      filter: true,
    };
  };
}

function linesFor(
  file: RuleFile,
  index: number,
  line: Line,
  vocabulary: Vocabulary,
  today: string,
  texts: CompletionTexts,
): Completion[] {
  const part = line.part ?? partAbove(file, index);
  if (part === null) {
    return [
      {
        label: 'rule "…"',
        detail: texts.rule,
        type: "keyword",
        // The braces of a field would end it.
        apply: snippet(
          // biome-ignore lint/suspicious/noTemplateCurlyInString: the fields of a snippet are written like this
          'rule "${New rule}"\nwhen\n    ${A purchase is made}\nthen\n    ${Give 10 points}\nend\n',
        ),
      },
    ];
  }
  const keywords: Record<Part, Completion[]> = {
    header: [{ label: "when", detail: texts.conditions, type: "keyword" }],
    when: [{ label: "then", detail: texts.when, type: "keyword" }],
    then: [{ label: "end", detail: texts.end, type: "keyword" }],
  };
  return [
    ...vocabulary.sentencesOf(part).map((sentence) => offered(sentence, vocabulary, today)),
    ...keywords[part],
  ];
}

/** Between two rules nothing but a rule can begin; below an unfinished one its part goes on. */
function partAbove(file: RuleFile, index: number): Part | null {
  const rule = file.rules.find((one) => index > one.opening && index <= one.last);
  return rule ? "header" : null;
}

function offered(sentence: Sentence, vocabulary: Vocabulary, today: string): Completion {
  return {
    label: sentence.text.replace(/[{}]/g, ""),
    displayLabel: sentence.text.replace(/\{(\w+)\}/g, "‹$1›"),
    type: "sentence",
    section: sentence.group,
    info: () => helpOf(sentence),
    apply: snippet(fieldsOf(sentence, beginning(sentence, vocabulary, today))),
  };
}

/** The sentence with its values as fields, to be filled in one after the other. */
function fieldsOf(sentence: Sentence, line: string): string {
  const spans = sentence.template.match(line).spans;
  let text = "";
  let at = 0;
  spans.forEach((span, index) => {
    const isQuoted = line[span.start] === '"';
    const [start, end] = isQuoted ? [span.start + 1, span.end - 1] : [span.start, span.end];
    const value = line.slice(start, end) || (sentence.parameters[index]?.name ?? "");
    text += `${line.slice(at, start)}\${${value}}`;
    at = end;
  });
  return text + line.slice(at);
}

function helpOf(sentence: Sentence): HTMLElement {
  const help = document.createElement("div");
  const what = document.createElement("p");
  what.textContent = sentence.help;
  const example = document.createElement("code");
  example.textContent = sentence.example;
  help.append(what, example);
  return help;
}

/** The codes that can stand in the quotation marks around the cursor. */
async function codesAt(
  line: Line,
  inLine: number,
  vocabulary: Vocabulary,
  findCodes: FindCodes,
): Promise<{ from: number; options: Completion[] } | null> {
  const before = line.raw.slice(0, inLine);
  const quotes = (before.match(/"/g) ?? []).length;
  if (quotes % 2 === 0) {
    return null;
  }
  const from = before.lastIndexOf('"') + 1;
  const parameter = parameterAt(line, from - line.indent, vocabulary);
  if (parameter === null) {
    return null;
  }
  if (parameter.type === "tier") {
    return {
      from,
      options: vocabulary.tiers.map((tier) => ({
        label: tier.code,
        detail: tier.name,
        type: "value",
      })),
    };
  }
  if (parameter.of === "") {
    return null;
  }
  const found = await findCodes(parameter.of, before.slice(from));
  return {
    from,
    options: found.map(({ code, detail }) => ({ label: code, detail, type: "value" })),
  };
}

/** The parameter whose value stands at a place of a line; the line may be unfinished. */
function parameterAt(line: Line, at: number, vocabulary: Vocabulary): Parameter | null {
  if (line.use) {
    const index = line.use.spans.findIndex((span) => at > span.start && at <= span.end);
    return line.use.sentence.parameters[index] ?? null;
  }
  if (line.part === null) {
    return null;
  }
  for (const sentence of vocabulary.sentencesOf(line.part)) {
    const { expecting, reached } = sentence.template.match(line.content);
    if (expecting?.kind === "place" && reached <= at && reached >= at - 2) {
      return sentence.parameters[expecting.parameter] ?? null;
    }
  }
  return null;
}
