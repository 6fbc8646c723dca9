import type { CDPSession, Page } from "@playwright/test";
import { givenRules } from "../given";
import { chooseSegment, expect, expectAccessible, expectNoSidewaysScroll, test } from "../test";

// A trace takes a picture of the whole page with each key: nothing would be told of what a key takes.
test.use({ trace: "off" });

const RULES = 200;
const KEYS = 20;
const PHONE = { width: 390, height: 844 };

/** What scripts, styles and layout of the page took, in milliseconds, while something was done. */
async function taken(session: CDPSession, work: () => Promise<void>) {
  const metrics = async () => {
    const { metrics: all } = await session.send("Performance.getMetrics");
    return new Map(all.map(({ name, value }) => [name, value * 1000]));
  };
  const before = await metrics();
  await work();
  const after = await metrics();
  const spent = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  return {
    script: spent("ScriptDuration"),
    drawing: spent("LayoutDuration") + spent("RecalcStyleDuration"),
    all: spent("TaskDuration"),
  };
}

/** Types, each key once the page has drawn what the one before did. */
async function typed(page: Page, keys: Iterable<string>): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => drawn(null))));
  }
}

/** The names of the cards in which anything was drawn again while something was done. */
async function drawnBy(page: Page, work: () => Promise<void>): Promise<string[]> {
  const seen = await page.evaluateHandle(() => {
    const cards = new Set<string>();
    const see = (records: readonly MutationRecord[]) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const card = element?.closest("article");
        if (card) {
          cards.add(card.dataset.rule ?? "");
        }
      }
    };
    const observer = new MutationObserver(see);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    return {
      end: () => {
        see(observer.takeRecords());
        observer.disconnect();
        return [...cards];
      },
    };
  });
  await work();
  return seen.evaluate(({ end }) => end());
}

/**
 * What a key takes is told, not judged: the machine may do other things meanwhile. What it draws is
 * judged: the card that is typed in and no other. What it reads is counted in great.test.tsx.
 */
test("in a draft of 200 rules one types, in cards and as text", async ({ signIn, call }) => {
  test.setTimeout(240_000);
  const { draft, mark } = await givenRules(call, RULES);
  const page = await signIn("marketer");
  const checked = page.waitForResponse((answer) =>
    new URL(answer.url()).pathname.endsWith("/check"),
  );
  await page.goto(`/admin/rules/${draft}/campaigns.dslr?rule=${encodeURIComponent(`${mark} 120`)}`);
  const card = page.getByRole("article", { name: `${mark} 120`, exact: true });
  const factor = card.getByLabel(/^factor: /);
  await expect(factor).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await (await checked).finished();
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const report = (where: string, { script, drawing, all }: Awaited<ReturnType<typeof taken>>) => {
    const of = (sum: number) => `${(sum / KEYS).toFixed(1)} ms`;
    const told = `${where}: ${of(script)} script, ${of(drawing)} layout and style, ${of(all)} in all per key`;
    test.info().annotations.push({ type: "per key", description: told });
    process.stdout.write(`${told}\n`);
  };
  await test.step("in a field of a card", async () => {
    await factor.press("End");
    const keys = Array.from({ length: KEYS }, (_, at) => (at % 2 === 0 ? "5" : "Backspace"));
    const drawn = await drawnBy(page, async () =>
      report("field of a card", await taken(session, () => typed(page, keys))),
    );
    expect(drawn).toEqual([await card.getAttribute("data-rule")]);
    await expect(factor).toHaveValue("2");
  });

  await test.step("in the name of a rule", async () => {
    const name = card.getByRole("textbox", { name: "Name of the rule" });
    await name.press("End");
    const own = await name.locator("xpath=ancestor::article").getAttribute("data-rule");
    const drawn = await drawnBy(page, async () =>
      report("name of a rule", await taken(session, () => typed(page, "abcdefghijklmnopqrst"))),
    );
    expect(drawn).toEqual([own]);
    for (let i = 0; i < KEYS; i++) {
      await page.keyboard.press("Backspace");
    }
  });

  await test.step("as text", async () => {
    await chooseSegment(page, "View", "Text");
    await expect(page.getByRole("textbox", { name: "Rules as text" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.locator(".cm-line", { hasText: `rule "${mark} 120"` }).click();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    report("text", await taken(session, () => typed(page, "# a note on the rule.")));
  });
});

test("a rule among 200 is found, and gone to", async ({ signIn, call }) => {
  test.setTimeout(240_000);
  const { draft, mark } = await givenRules(call, RULES);
  const page = await signIn("marketer", { viewport: PHONE, hasTouch: true, isMobile: true });
  await page.goto(`/admin/rules/${draft}/campaigns.dslr`);
  await page.getByRole("button", { name: "Find a rule" }).tap();
  const outline = page.getByRole("dialog", { name: "Rules of this draft" });
  await outline.getByRole("combobox").fill("category-157");
  await expect(outline.getByRole("option")).toHaveCount(1);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await outline.getByRole("option").tap();
  const card = page.getByRole("article", { name: `${mark} 157`, exact: true });
  await expect(card.getByLabel(/^factor: /)).toBeInViewport({ timeout: 30_000 });
  await page.getByRole("button", { name: "Close all" }).tap();
  await expect(card.getByLabel(/^factor: /)).toHaveCount(0);
});
