import type { CDPSession, Page } from "@playwright/test";
import { givenRules } from "../given";
import { chooseSegment, expect, test } from "../test";

const SIZES = [60, 200];
const KEYS = 60;
const WARMING_KEYS = 20;
/** What the page's thread may take for a key, in the middle of all, so that each is drawn within a frame. */
const MOST_MS = 16;
const FUNCTIONS_SHOWN = Number(process.env.KEYS_FUNCTIONS ?? 0);

/** What the page's only thread did for one key, in milliseconds. */
interface Spent {
  readonly script: number;
  readonly drawing: number;
}

async function total(session: CDPSession): Promise<Spent> {
  const { metrics } = await session.send("Performance.getMetrics");
  const ms = (name: string) => (metrics.find((one) => one.name === name)?.value ?? 0) * 1000;
  return {
    script: ms("ScriptDuration"),
    drawing: ms("LayoutDuration") + ms("RecalcStyleDuration"),
  };
}

/** Until what a key led to is drawn, what is drawn later and in between included. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestIdleCallback(() => done(null), { timeout: 1_000 }));
      }),
  );
}

/** Types; what each key took, one after the other. */
async function typed(page: Page, session: CDPSession, keys: readonly string[]): Promise<Spent[]> {
  const spent: Spent[] = [];
  let before = await total(session);
  for (const key of keys) {
    await page.keyboard.press(key);
    await drawn(page);
    const after = await total(session);
    spent.push({ script: after.script - before.script, drawing: after.drawing - before.drawing });
    before = after;
  }
  return spent;
}

function at(share: number, of: readonly number[]): number {
  const sorted = [...of].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function inAll({ script, drawing }: Spent): number {
  return script + drawing;
}

function told(where: string, spent: readonly Spent[]): string {
  const script = spent.map((one) => one.script);
  const mean = (ms: readonly number[]) => ms.reduce((sum, one) => sum + one, 0) / ms.length;
  const of = (name: string, ms: readonly number[]) =>
    `${name} median ${at(0.5, ms).toFixed(1)}, p95 ${at(0.95, ms).toFixed(1)}, mean ${mean(ms).toFixed(1)} ms`;
  return `${where}: ${of("script", script)}; ${of("with layout and style", spent.map(inAll))}`;
}

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: {
      readonly functionName: string;
      readonly url: string;
      readonly lineNumber: number;
    };
  }[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

/** The functions in which most of the time went by, by themselves. */
function most({ nodes, samples = [], timeDeltas = [] }: Profile): string[] {
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [
      id,
      `${functionName || "(anonymous)"} ${url.split("/").pop() ?? ""}:${lineNumber + 1}`,
    ]),
  );
  const spent = new Map<string, number>();
  for (const [index, sample] of samples.entries()) {
    const name = names.get(sample) ?? "";
    spent.set(name, (spent.get(name) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
  }
  return [...spent]
    .filter(([name]) => !name.startsWith("(idle)") && !name.startsWith("(program)"))
    .sort(([, one], [, other]) => other - one)
    .slice(0, FUNCTIONS_SHOWN)
    .map(([name, ms]) => `   ${(ms / KEYS).toFixed(2)} ms ${name}`);
}

async function measured(
  page: Page,
  session: CDPSession,
  where: string,
  keys: (at: number) => string,
): Promise<void> {
  const of = (count: number) => Array.from({ length: count }, (_, index) => keys(index));
  await typed(page, session, of(WARMING_KEYS));
  const spent = await typed(page, session, of(KEYS));
  process.stdout.write(`\n${told(where, spent)}\n`);
  expect.soft(at(0.5, spent.map(inAll)), where).toBeLessThanOrEqual(MOST_MS);
  if (FUNCTIONS_SHOWN > 0) {
    await session.send("Profiler.start");
    await typed(page, session, of(KEYS));
    const { profile } = await session.send("Profiler.stop");
    process.stdout.write(`${most(profile).join("\n")}\n`);
  }
}

for (const rules of SIZES) {
  test(`what a key costs in a draft of ${rules} rules`, async ({ signIn, call }) => {
    const { draft, mark } = await givenRules(call, rules);
    const rule = `${mark} ${Math.floor(rules * 0.6)}`;
    const page = await signIn("marketer");
    const checked = page.waitForResponse((answer) =>
      new URL(answer.url()).pathname.endsWith("/check"),
    );
    await page.goto(`/admin/rules/${draft}/campaigns.dslr?rule=${encodeURIComponent(rule)}`);
    const card = page.getByRole("article", { name: rule, exact: true });
    const factor = card.getByLabel(/^factor: /);
    await expect(factor).toBeVisible();
    await (await checked).finished();
    await page.waitForLoadState("networkidle");
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    await session.send("Profiler.enable");
    const draftOf = `${rules} rules`;

    await factor.press("End");
    await measured(page, session, `${draftOf}, a field of a card`, (index) =>
      index % 2 === 0 ? "5" : "Backspace",
    );
    const name = card.getByRole("textbox", { name: "Name of the rule" });
    await name.press("End");
    await measured(page, session, `${draftOf}, the name of a rule`, (index) =>
      index % 2 === 0 ? "x" : "Backspace",
    );
    await chooseSegment(page, "View", "Text");
    await expect(page.getByRole("textbox", { name: "Rules as text" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.locator(".cm-line", { hasText: `rule "${rule}"` }).click();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.type("# ");
    await measured(page, session, `${draftOf}, text`, (index) =>
      index % 2 === 0 ? "x" : "Backspace",
    );
  });
}
