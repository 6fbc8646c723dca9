interface FileLike {
  readonly name: string;
  readonly text: string;
}

/** What a rule is counted under: drafts have it in rules that have been live without it. */
const IDENTITY_LINE = /^[ \t]*identity "[^"]*"[ \t]*\r?\n/gm;

const OPENING = /^[ \t]*rule[ \t]+"([^"]*)"/gm;

/** The names of the rules of a text, without reading the rules. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(OPENING)].map(([, name]) => name ?? "");
}

/** What became of a rule. */
export interface ChangedRule {
  readonly kind: "added" | "changed" | "removed";
  readonly rule: string;
}

/** The rules that differ from those of other files, new ones first. */
export function changedRules(
  files: readonly FileLike[],
  others: readonly FileLike[],
): readonly ChangedRule[] {
  const now = new Map(files.flatMap(({ text }) => [...rulesIn(text)]));
  const before = new Map(others.flatMap(({ text }) => [...rulesIn(text)]));
  const kinds = {
    added: [...now.keys()].filter((rule) => !before.has(rule)),
    changed: [...now].filter(([rule, body]) => (before.get(rule) ?? body) !== body).map(([r]) => r),
    removed: [...before.keys()].filter((rule) => !now.has(rule)),
  };
  return (["added", "changed", "removed"] as const).flatMap((kind) =>
    kinds[kind].map((rule) => ({ kind, rule })),
  );
}

/** The file and the rule at which files begin to differ from others; the first file where none does. */
export function firstChange(
  files: readonly FileLike[],
  others: readonly FileLike[],
): { readonly file: string; readonly rule: string | undefined } | undefined {
  for (const { name, text } of files) {
    const other = others.find((one) => one.name === name)?.text ?? "";
    if (told(other) !== told(text)) {
      const known = rulesIn(other);
      const changed = [...rulesIn(text)].find(([rule, body]) => known.get(rule) !== body);
      return { file: name, rule: changed?.[0] };
    }
  }
  return files[0] && { file: files[0].name, rule: undefined };
}

function told(text: string): string {
  return text.replace(IDENTITY_LINE, "");
}

/** The rules of files as they are written, without what they are counted under. */
export function rulesOf(files: readonly FileLike[]): ReadonlySet<string> {
  return new Set(files.flatMap(({ text }) => [...rulesIn(text.replaceAll("\r", "")).values()]));
}

/** Each rule as it is written, up to its end. */
function rulesIn(whole: string): Map<string, string> {
  const text = told(whole);
  const found = [...text.matchAll(OPENING)];
  return new Map(
    found.map((opening, index) => {
      const rule = text.slice(opening.index, found[index + 1]?.index);
      return [opening[1] ?? "", rule.replace(/^([ \t]*end)[ \t]*$[\s\S]*/m, "$1")];
    }),
  );
}
