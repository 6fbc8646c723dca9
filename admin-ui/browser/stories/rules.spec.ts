import type { Page } from "@playwright/test";
import { buy, givenGold, unique } from "../given";
import { type Call, chooseSegment, expect, expectAccessible, test } from "../test";

const FACTOR = 3;
/** What the rule gives on a purchase of 10.00 EUR: the base points and twice as many on top. */
const PRICE_MINOR = 1_000;
const BASE = 10;
/** Every server decides by a new rulebook within this time. */
const SWITCHED_MS = 5_000;

test("a marketer's rule goes live from a template, and a rollback takes it back", async ({
  signIn,
  call,
  alone: _,
}) => {
  const brand = unique("Kogi");
  const name = `Triple points on ${brand}`;
  const card = await givenGold(call);
  const before = await liveVersion(call);
  const page = await signIn("marketer");

  await test.step("a template is opened as cards and filled in", async () => {
    await page.goto("/admin/templates");
    await page.getByLabel("Find a template").fill("brand");
    await page.getByLabel("Add it to").selectOption({ label: "A new draft" });
    await page.getByRole("button", { name: "Use this: Extra points on a brand" }).click();
    const made = page.getByRole("article", { name: /^Extra points on a brand/ });
    await made.getByLabel("Name of the rule").fill(name);
    const rule = page.getByRole("article", { name });
    await rule.getByLabel(/^until: /).fill(nextChristmas());
    for (const brands of [
      rule.getByLabel(/^brands: /).first(),
      rule.getByLabel(/^brands: /).last(),
    ]) {
      await rule.getByRole("button", { name: "Remove Illy" }).first().click();
      await brands.fill(brand);
      await brands.press("Enter");
    }
    await chooseDay(page, weekdayNow());
    await expect(rule.getByLabel(/^tier: /)).toHaveValue('"gold"');
    await expect(rule.getByLabel(/^factor: /)).toHaveValue(String(FACTOR));
    await expect(rule.getByLabel(/^points: /)).toHaveValue("300");
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await expectAccessible(page);
  });

  const text = page.getByRole("textbox", { name: "Rules as text" });
  await test.step("the same rule is seen as text", async () => {
    await page.getByRole("button", { name: `What can be done with ${name}` }).click();
    await page.getByRole("menuitem", { name: "Show as text" }).click();
    await expect(text).toContainText(`Multiply points on brand "${brand}" by ${FACTOR}`);
    await expect(text).toContainText(`The day is ${weekdayNow()}`);
    await expect(text).toContainText("At most 300 points per member per day");
    await expect(text).toContainText(`until ${nextChristmas()}`);
  });

  await test.step("broken in text, it says what is wrong and how to mend it", async () => {
    await text.getByText(`Multiply points on brand "${brand}" by ${FACTOR}`).click();
    await page.keyboard.press("End");
    await page.keyboard.type(" or so");
    const wrong = page.locator(".cm-lintRange-error").last();
    await expect(wrong).toBeVisible();
    await expect(page.getByText("so it cannot decide anything yet")).toBeVisible();
    await expectAccessible(page);
    await wrong.hover();
    await page.getByRole("button", { name: /Delete what follows|Write: / }).click();
    await expect(page.locator(".cm-lintRange-error")).toHaveCount(0);
    await expect(text).toContainText(`by ${FACTOR}`);
  });

  await test.step("a basket is tried and saved as an example", async () => {
    await chooseSegment(page, "View", "Cards");
    await page.getByLabel("Category, Line 1").fill("gifts");
    await page.getByLabel("Brand, Line 1").fill(brand);
    await page.getByLabel("Price, Line 1").fill("10.00");
    const panel = page.getByRole("complementary", { name: "Beside the rules" });
    await panel.getByLabel("Tier").selectOption({ label: "Gold" });
    await expect(panel.getByText(`${BASE * FACTOR} points`).first()).toBeVisible();
    await expect(panel.getByText(name).first()).toBeVisible();
    await panel.getByLabel("Tier").selectOption({ label: "Silver" });
    await expect(panel.getByText(`${BASE} points`, { exact: true }).first()).toBeVisible();
    await expect(panel.getByText(/needs gold/i).first()).toBeVisible();
    await panel.getByLabel("Tier").selectOption({ label: "Gold" });
    await expect(panel.getByText(`${BASE * FACTOR} points`).first()).toBeVisible();
    await panel.getByRole("button", { name: "Save this basket as an example" }).click();
    await panel.getByLabel("What it shows").fill(`Gold gets triple points on ${brand}`);
    await panel.getByRole("button", { name: "Save the example" }).click();
    await panel.getByRole("tab", { name: /Examples/ }).click();
    const example = panel.getByRole("listitem").filter({ hasText: brand }).last();
    await expect(example).toBeVisible();
    await expect(example.getByText("Holds", { exact: true })).toBeVisible();
  });

  await test.step("it is told in plain words, submitted, and not approved by its author", async () => {
    await page.getByRole("link", { name: "Review changes" }).click();
    await expect(page.getByText(name).first()).toBeVisible();
    await page.getByLabel("What it is for").fill(`Christmas with ${brand}`);
    await page.getByRole("button", { name: "Submit for approval" }).click();
    await expect(page.getByText("You may not approve it yourself.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Approve", exact: true })).toHaveCount(0);
    await expectAccessible(page);
    expect(await buy(call, card, goods(brand))).toBe(BASE);
  });

  const approver = await signIn("approver");
  await test.step("an approver lets it go live, and the till gives the points in seconds", async () => {
    await approver.goto(page.url());
    await expect(approver.getByText(`Christmas with ${brand}`).first()).toBeVisible();
    await approver.getByRole("button", { name: "Approve", exact: true }).click();
    await approver.getByRole("button", { name: "Publish now" }).click();
    await expect(approver.getByText(/Version \d+ is live\./)).toBeVisible({ timeout: 30_000 });
    await expect
      .poll(() => buy(call, card, goods(brand)), { timeout: SWITCHED_MS })
      .toBe(BASE * FACTOR);
  });

  await test.step("a rollback takes it back for the next purchase", async () => {
    await approver.goto(`/admin/changes/${before}`);
    await approver.getByRole("button", { name: "Roll back to this version" }).click();
    await approver.getByLabel("Why").fill("The supplier does not pay");
    await approver.getByRole("button", { name: "Roll back now" }).click();
    await expect(approver.getByText(`Rolled back: version`)).toBeVisible({ timeout: 30_000 });
    await expectAccessible(approver);
    await expect.poll(() => buy(call, card, goods(brand)), { timeout: SWITCHED_MS }).toBe(BASE);
  });
});

function goods(brand: string) {
  return { sku: `${brand}-1`, category: "gifts", brand, unitPriceMinor: PRICE_MINOR };
}

async function liveVersion(call: Call): Promise<number> {
  return (await call("marketer", "GET", "/v1/rulebook/live")).version;
}

/** Leaves only the given day chosen. */
async function chooseDay(page: Page, day: string) {
  await page
    .getByRole("button", { name: /^weekdays: .*Tuesday$/ })
    .last()
    .click();
  await page.getByRole("checkbox", { name: day, exact: true }).check();
  if (day !== "Tuesday") {
    await page.getByRole("checkbox", { name: "Tuesday", exact: true }).uncheck();
  }
  await page.keyboard.press("Escape");
}

/** As the shop's clock has it. */
function weekdayNow(): string {
  return new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "Europe/Berlin" }).format();
}

function nextChristmas(): string {
  const now = new Date();
  const year =
    now.getMonth() === 11 && now.getDate() > 25 ? now.getFullYear() + 1 : now.getFullYear();
  return `${year}-12-25`;
}
