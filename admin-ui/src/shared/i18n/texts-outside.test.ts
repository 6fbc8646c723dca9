import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseAst } from "vite";
import { expect, it } from "vitest";
import { isNode, nodes } from "../testing/nodes";

const SOURCES = join(import.meta.dirname, "../..");
const files = Object.keys(
  import.meta.glob(["../../**/*.tsx", "!../../**/*.test.tsx", "!../testing/**"]),
).map((path) => join(import.meta.dirname, path));

/** Attributes that people read or hear. */
const READ = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-roledescription",
  "caption",
  "description",
  "error",
  "label",
  "lead",
  "placeholder",
  "title",
]);

const hasWords = (text: unknown) => typeof text === "string" && /\p{L}{2,}/u.test(text);

function textsOutside(source: string): string[] {
  const found: string[] = [];
  for (const node of nodes(parseAst(source, { lang: "tsx" }))) {
    if (node.type === "JSXText" && hasWords(node.value)) {
      found.push(String(node.value).trim());
    }
    if (node.type === "JSXAttribute" && isNode(node.name) && isNode(node.value)) {
      const isRead = READ.has(String(node.name.name));
      if (isRead && node.value.type === "Literal" && hasWords(node.value.value)) {
        found.push(`${node.name.name}="${node.value.value}"`);
      }
    }
  }
  return found;
}

it("finds texts that stand in components", () => {
  expect(textsOutside('const a = <p title="Hello you">Some words {x}</p>;')).toEqual([
    'title="Hello you"',
    "Some words",
  ]);
  expect(textsOutside('const a = <p className="card" title={t.title}>{t.text} · </p>;')).toEqual(
    [],
  );
});

it("every text that people read comes from a catalogue", () => {
  expect(files.length).toBeGreaterThan(30);
  const found = files.flatMap((file) =>
    textsOutside(readFileSync(file, "utf8")).map((text) => `${relative(SOURCES, file)}: ${text}`),
  );
  // The name of the product and those of keys are the same in every language.
  expect(found.filter((text) => !/: (Regulars|Alt [↑↓])$/.test(text))).toEqual([]);
});
