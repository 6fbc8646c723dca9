import type { Locator, Page } from "@playwright/test";
import { buy, unique } from "../given";
import { expect, test } from "../test";

/** What somebody does with the mouse, and the keys they press, until their first rule is handed in. */
const CLICKS_MAX = 8;
const KEYS_MAX = 120;
const PRICE_MINOR = 1_000;
/** Base points, and twice as many for the brand. */
const TRIPLE = 30;
const SWITCHED_MS = 5_000;

test("a first rule from nothing: few clicks and keys from Home until it is live", async ({
  signIn,
  call,
  alone: _,
}) => {
  const brand = unique("Lavazza");
  const goods = { sku: brand, category: "coffee", brand, unitPriceMinor: PRICE_MINOR };
  const card = unique("card");
  await call("till", "POST", "/v1/members", { cards: [card] });
  await buy(call, card, goods);
  const live = (await call("marketer", "GET", "/v1/rulebook/live")).version;
  const page = await signIn("marketer");
  await page.goto("/admin");
  const hands = new Hands(page);

  await test.step("from Home to a rule that waits for its name", async () => {
    await hands.click(page.getByRole("link", { name: "Rules", exact: true }));
    await hands.click(page.getByRole("button", { name: "New rule" }).first());
    const made = page.getByRole("article", { name: "New rule" });
    await expect(made.getByRole("textbox", { name: "Name of the rule" })).toBeFocused();
  });

  const name = `Triple ${brand.slice(-6)}`;
  await test.step("it is called something, and asks for what it lacks", async () => {
    await hands.press("ControlOrMeta+A");
    await hands.type(name);
    await hands.press("Enter");
    await expect(page.getByRole("listbox", { name: "Add a condition" })).toBeVisible();
    await hands.type("contains brand");
    await hands.press("Enter");
    await hands.type("lavazza");
    await expect(page.getByRole("option", { name: brand })).toBeVisible();
    await hands.type(brand.slice("lavazza".length));
    await hands.press("Enter");
  });

  const rule = page.getByRole("article", { name });
  await test.step("what it gives begins with the number and the brand that were meant", async () => {
    await hands.click(rule.getByRole("button", { name: /^Add what it gives: / }));
    await hands.type("triple brand");
    await hands.press("Enter");
    await expect(rule.getByLabel(/^factor: /)).toHaveValue("3");
    await expect(rule.getByLabel(/^brands: /)).toHaveCount(2);
    await expect(rule.getByText(brand)).toHaveCount(2);
  });

  await test.step("a basket that fits and its near miss are one click each", async () => {
    const panel = page.getByRole("complementary", { name: "Beside the rules" });
    await hands.click(rule.getByRole("button", { name: "Try a basket that fits" }));
    await expect(panel.getByText(`${TRIPLE} points`).first()).toBeVisible();
    await hands.click(rule.getByRole("button", { name: "Try one that just misses" }));
    await expect(panel.getByText(`${TRIPLE / 3} points`).first()).toBeVisible();
  });

  await test.step("it is reviewed and handed in", async () => {
    await hands.click(page.getByRole("link", { name: "Review changes" }));
    const submit = page.getByRole("button", { name: "Submit for approval" });
    await expect(submit).toBeEnabled({ timeout: 20_000 });
    await hands.click(submit);
    await expect(page.getByText("You may not approve it yourself.")).toBeVisible();
  });
  expect(hands.clicks).toBeLessThanOrEqual(CLICKS_MAX);
  expect(hands.keys).toBeLessThanOrEqual(KEYS_MAX);

  await test.step("an approver lets it go live, and a till gives it", async () => {
    const approver = await signIn("approver");
    await approver.goto(page.url());
    await approver.getByRole("button", { name: "Approve", exact: true }).click();
    await approver.getByRole("button", { name: "Publish now" }).click();
    await expect(approver.getByText(/Version \d+ is live\./)).toBeVisible({ timeout: 30_000 });
    await expect.poll(() => buy(call, card, goods), { timeout: SWITCHED_MS }).toBe(TRIPLE);
  });
  await call("approver", "POST", `/v1/rulebook/versions/${live}/rollback`, { note: "As before" });
});

/** Counts what it does. */
class Hands {
  clicks = 0;
  keys = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async click(what: Locator): Promise<void> {
    this.clicks++;
    await what.click();
  }

  async press(key: string): Promise<void> {
    this.keys++;
    await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    this.keys += text.length;
    await this.#page.keyboard.type(text);
  }
}
