import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseAst } from "vite";
import { expect, it } from "vitest";
import { isNode, nodes } from "../testing/nodes";

// The browser's own fields for days and times follow the browser's language, not the page's, and
// are typed otherwise in each. Ours are `DayField` and `MomentField`, in sentences `ClockField`.
const SOURCES = join(import.meta.dirname, "../..");
const files = Object.keys(
  import.meta.glob(["../../**/*.{ts,tsx}", "!../../**/*.test.{ts,tsx}", "!../api/schema.d.ts"]),
).map((path) => join(import.meta.dirname, path));

const NATIVE = new Set(["date", "datetime-local", "month", "time", "week"]);
/** Those of Mantine that are no more than the browser's own. */
const WRAPPED = new Set(["TimeInput"]);

/** Names of native types that a value may have: also of `{type}` objects that are spread, and `a ? b : c`. */
function nativeIn(tree: unknown): string[] {
  return [...nodes(tree)].flatMap((node) =>
    node.type === "Literal" && NATIVE.has(String(node.value)) ? [String(node.value)] : [],
  );
}

function nativeFields(source: string, lang: "ts" | "tsx" = "tsx"): string[] {
  const found: string[] = [];
  for (const node of nodes(parseAst(source, { lang }))) {
    if (node.type === "JSXAttribute" && isNode(node.name) && node.name.name === "type") {
      found.push(...nativeIn(node.value));
    }
    if (node.type === "JSXSpreadAttribute") {
      found.push(...nativeIn(node.argument));
    }
    if (node.type === "Literal" && node.value === "datetime-local") {
      found.push("datetime-local");
    }
    if (node.type === "ImportSpecifier" && isNode(node.imported)) {
      found.push(...[String(node.imported.name)].filter((name) => WRAPPED.has(name)));
    }
  }
  return [...new Set(found)];
}

it("finds the browser's own fields for days and times", () => {
  expect(nativeFields('const a = <input type="date" />;')).toEqual(["date"]);
  expect(nativeFields('const a = <input type={b ? "time" : "text"} />;')).toEqual(["time"]);
  expect(nativeFields('const a = <I {...(b ? { type: "date" } : {})} />;')).toEqual(["date"]);
  expect(nativeFields('import { TimeInput } from "@mantine/dates";')).toEqual(["TimeInput"]);
  expect(nativeFields("const a = <time dateTime={b}>{c}</time>;")).toEqual([]);
});

it("no page has one", () => {
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    nativeFields(readFileSync(file, "utf8"), file.endsWith("x") ? "tsx" : "ts").map(
      (type) => `${relative(SOURCES, file)}: ${type}`,
    ),
  );
  expect(found).toEqual([]);
});
