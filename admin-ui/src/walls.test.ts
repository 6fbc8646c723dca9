import { expect, test } from "vitest";

/** Every source file of the pages, by its path below `src`. */
const sources: Record<string, string> = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>("./**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true }),
  ).map(([path, text]) => [path.slice(2), text]),
);

const IMPORT =
  /^\s*(?:import|export)\s(type\s)?(?:[^"';]*?\sfrom\s)?"(\.[^"]+)"|import\("(\.[^"]+)"\)/gm;

type Import = { from: string; to: string; typeOnly: boolean };
type Graph = Map<string, Set<string>>;

function target(from: string, path: string): string | undefined {
  const steps = from.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") {
      steps.pop();
    } else if (step !== ".") {
      steps.push(step);
    }
  }
  const name = steps.join("/");
  return [name, `${name}.ts`, `${name}.tsx`, `${name}/index.ts`].find((file) => file in sources);
}

function importsOf(from: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].flatMap(([, typeOnly, named, loaded]) => {
    const to = target(from, named ?? loaded ?? "");
    return to === undefined ? [] : [{ from, to, typeOnly: typeOnly !== undefined }];
  });
}

/** What shows itself to tests only may look everywhere. */
function forTests(file: string) {
  return /\.test\.tsx?$/.test(file) || file.startsWith("shared/testing/");
}

const imports: Import[] = Object.entries(sources)
  .filter(([file]) => !forTests(file))
  .flatMap(([file, text]) => importsOf(file, text));

/** The room that a file stands in: a feature, a folder of what is shared, or the app around them. */
function room(file: string): string {
  const steps = file.split("/");
  return steps[0] === "app" || steps.length < 3 ? (steps[0] ?? "") : steps.slice(0, 2).join("/");
}

function graph(edges: readonly (readonly [string, string])[]): Graph {
  const found: Graph = new Map();
  for (const [from, to] of edges) {
    if (from !== to) {
      found.set(from, (found.get(from) ?? new Set()).add(to));
    }
  }
  return found;
}

/** What stands in a circle: taken apart from its leaves, whatever cannot be taken away. */
function circles(all: Graph): string[] {
  const left = new Map([...all].map(([from, to]) => [from, new Set(to)]));
  for (let shrinking = true; shrinking; ) {
    shrinking = false;
    for (const [from, to] of left) {
      for (const one of to) {
        if (!left.has(one)) {
          to.delete(one);
        }
      }
      if (to.size === 0) {
        left.delete(from);
        shrinking = true;
      }
    }
  }
  return [...left].map(([from, to]) => `${from} → ${[...to].join(", ")}`);
}

test("imports are seen at all", () => {
  expect(imports.length).toBeGreaterThan(300);
  const known = importsOf("features/a/b.ts", 'import type { X } from "../../shared/icons";');
  expect(known).toEqual([{ from: "features/a/b.ts", to: "shared/icons.ts", typeOnly: true }]);
});

test("circles are found", () => {
  const around = [
    ["a", "b"],
    ["b", "c"],
    ["c", "b"],
    ["c", "d"],
  ] as const;
  expect(circles(graph(around))).toEqual(["a → b", "b → c", "c → b"]);
  expect(circles(graph(around.slice(0, 2)))).toEqual([]);
});

test("a feature imports no other feature, and nothing of the app around it", () => {
  const through = imports.filter(
    ({ from, to }) =>
      from.startsWith("features/") && room(to) !== room(from) && !to.startsWith("shared/"),
  );
  expect(through.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test("what is shared knows neither features nor the app", () => {
  const through = imports.filter(
    ({ from, to }) => from.startsWith("shared/") && !to.startsWith("shared/"),
  );
  expect(through.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test("no folder stands in a circle with others", () => {
  const rooms = imports.map(({ from, to }) => [room(from), room(to)] as const);
  expect(circles(graph(rooms))).toEqual([]);
});

test("no file stands in a circle with others; types alone are no matter", () => {
  const files = imports
    .filter(({ typeOnly }) => !typeOnly)
    .map(({ from, to }) => [from, to] as const);
  expect(circles(graph(files))).toEqual([]);
});

test("a number is typed into our own field: Mantine's writes it as one country does", () => {
  const own = "shared/forms/NumberInput.tsx";
  const others = Object.entries(sources)
    .filter(([file]) => file !== own)
    .filter(([, text]) => /import \{[^}]*\bNumberInput\b[^}]*\} from "@mantine\/core"/.test(text));
  expect(sources[own]).toContain("MantineNumberInput");
  expect(others.map(([file]) => file)).toEqual([]);
});
