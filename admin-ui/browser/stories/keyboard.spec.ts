import type { Page } from "@playwright/test";
import { givenDraft, textOf, unique } from "../given";
import { expect, test } from "../test";

/** So often at most somebody presses Tab to get to what the page is about. */
const PATIENCE = 80;

test("with the keyboard only: a rule is made, moved, seen as text and handed in", async ({
  signIn,
  call,
}) => {
  const draft = await givenDraft(call, unique("Keyboard"));
  const name = unique("Typed");
  const page = await signIn("marketer");
  await page.goto(`/admin/rules/${draft}/tiers.dslr`);
  await page.getByRole("button", { name: "New rule" }).waitFor();

  await test.step("the first Tab leads past the navigation", async () => {
    await page.keyboard.press("Tab");
    await expect(focused(page)).toHaveText("Skip to content");
    await page.keyboard.press("Enter");
  });

  await test.step("a new rule has the focus, and its name is typed", async () => {
    await tabTo(page, "New rule");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("article", { name: "New rule" })).toBeVisible();
    await expect.poll(() => nameOfFocused(page)).toBe("Name of the rule");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(name);
    await expect(page.getByRole("article", { name })).toBeVisible();
  });

  await test.step("Enter leads from the name to what the rule lacks", async () => {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("listbox", { name: "Add a condition" })).toBeVisible();
    await page.keyboard.type("purchase is made");
    await page.keyboard.press("Enter");
    await tabTo(page, /^Add what it gives: /);
    await page.keyboard.press("Enter");
    await page.keyboard.type("give 5 points");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => textOf(call, draft, "tiers.dslr"))
      .toMatch(/A purchase is made\nthen\n +Give 5 points\n/);
  });

  await test.step("a condition is found in the palette and filled in", async () => {
    await shiftTabTo(page, /^Add a condition: /);
    await page.keyboard.press("Enter");
    await page.keyboard.type("contains products in category");
    await expect(
      page.getByRole("listbox", { name: "Add a condition" }).getByRole("option").first(),
    ).toContainText("The basket contains products");
    await page.keyboard.press("Enter");
    await expect.poll(() => nameOfFocused(page)).toMatch(/^categories: /);
    await page.keyboard.type("typed");
    await page.keyboard.press("Enter");
  });

  await test.step("it is moved up by its keys", async () => {
    await page.keyboard.press("Alt+ArrowUp");
    await expect
      .poll(() => textOf(call, draft, "tiers.dslr"))
      .toMatch(/The basket contains[^\n]*"typed"/);
    const text = await textOf(call, draft, "tiers.dslr");
    expect(text.indexOf('"typed"', text.indexOf(name))).toBeLessThan(
      text.indexOf("A purchase is made", text.indexOf(name)),
    );
  });

  await test.step("in the text it is completed and left again", async () => {
    await shiftTabTo(page, "cards");
    await page.keyboard.press("ArrowRight");
    const text = page.getByRole("textbox", { name: "Rules as text" });
    await expect(text).toContainText(name);
    await tabTo(page, "Rules as text");
    await page.keyboard.press("ControlOrMeta+End");
    const before = await text.innerText();
    await page.keyboard.type('\nrule "Second"\nwhen\nThe basket con');
    await expect(page.getByRole("listbox")).toBeVisible();
    await page.keyboard.press("Escape");
    for (let times = 0; times < PATIENCE && (await text.innerText()) !== before; times++) {
      await page.keyboard.press("ControlOrMeta+Z");
    }
    expect(await text.innerText()).toBe(before);
    await page.keyboard.press("Tab");
    await expect(text).not.toBeFocused();
  });

  await test.step("it is reviewed and handed in", async () => {
    await shiftTabTo(page, "Review changes");
    await page.keyboard.press("Enter");
    const submit = page.getByRole("button", { name: "Submit for approval" });
    await expect(submit).toBeEnabled({ timeout: 20_000 });
    await tabTo(page, "Submit for approval");
    await page.keyboard.press("Enter");
    await expect(page.getByText("You may not approve it yourself.")).toBeVisible();
  });
});

function focused(page: Page) {
  return page.locator(":focus");
}

/** What has the focus is called: by a screen reader, as far as it matters here. */
function nameOfFocused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    return at instanceof HTMLInputElement && at.type === "radio"
      ? at.value
      : (at?.getAttribute("aria-label") ?? at?.textContent ?? "").slice(0, 80);
  });
}

async function press(page: Page, key: string, name: string | RegExp) {
  const seen: string[] = [];
  for (let times = 0; times < PATIENCE; times++) {
    await page.keyboard.press(key);
    const now = (await nameOfFocused(page)).trim();
    if (typeof name === "string" ? now === name : name.test(now)) {
      return;
    }
    seen.push(now);
  }
  throw new Error(`${key} never led to ${name}, but to: ${seen.join(" | ")}`);
}

const tabTo = (page: Page, name: string | RegExp) => press(page, "Tab", name);
const shiftTabTo = (page: Page, name: string | RegExp) => press(page, "Shift+Tab", name);
