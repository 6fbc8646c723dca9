import type { Page } from "@playwright/test";
import { addRules, givenDraft, textOf, unique } from "../given";
import {
  type Call,
  chooseSegment,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  test,
} from "../test";

const PHONE = { width: 390, height: 844 };

test("two people edit one draft: other lines are merged, the same line is asked about", async ({
  signIn,
  call,
}) => {
  const { draft, name } = await givenRule(call);
  const page = await signIn("marketer");
  const other = await signIn("admin");
  const mine = await openRule(page, draft, name);
  const theirs = await openRule(other, draft, name);

  await test.step("different lines: both are in", async () => {
    await page.context().setOffline(true);
    await points(theirs).fill("70");
    await expect(other.getByText("Saved", { exact: true })).toBeVisible();
    await expect.poll(() => textOf(call, draft)).toContain("At most 70 points per purchase");
    await factor(mine).fill("4");
    await page.context().setOffline(false);
    await expect(page.getByText("Both changes are in now.")).toBeVisible({ timeout: 20_000 });
    await expect(points(mine)).toHaveValue("70");
    await expect.poll(() => textOf(call, draft)).toContain("by 4");
    expect(await textOf(call, draft)).toContain("At most 70 points per purchase");
  });

  await test.step("the same line: somebody chooses, nothing is lost", async () => {
    await expect(factor(theirs)).toHaveValue("4", { timeout: 20_000 });
    await page.context().setOffline(true);
    await factor(theirs).fill("5");
    await expect.poll(() => textOf(call, draft)).toContain("by 5");
    await factor(mine).fill("6");
    await page.context().setOffline(false);
    await expect(
      page.getByRole("heading", { name: "You and somebody else changed the same rules" }),
    ).toBeVisible({ timeout: 20_000 });
    await expectAccessible(page);
    await page.getByRole("radio", { name: "Mine" }).check();
    await page.getByRole("button", { name: "Use this choice" }).click();
    await expect.poll(() => textOf(call, draft)).toContain("by 6");
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  });
});

test("the session ends while somebody types: they sign in over the page and nothing is lost", async ({
  signIn,
  call,
}) => {
  const { draft, name } = await givenRule(call);
  const page = await signIn("marketer", { fresh: true });
  // It is asked by itself: who has no session then is asked to sign in before anything is typed.
  const tried = page.waitForResponse((answer) => answer.url().includes("/try"));
  const rule = await openRule(page, draft, name);
  await tried;
  await page.context().clearCookies();
  await factor(rule).fill("7");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("textbox", { name: "Password" })).toBeFocused();
  await expectAccessible(page);
  await dialog.getByRole("textbox", { name: "Password" }).fill("demo");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(factor(rule)).toHaveValue("7");
  await expect.poll(() => textOf(call, draft)).toContain("by 7");

  await test.step("without signing in again, it is there after the next sign-in", async () => {
    await page.context().clearCookies();
    await factor(rule).fill("8");
    await expect(dialog).toBeVisible();
    await page.goto("/admin/sign-in");
    await page.getByLabel("Login").fill("marketer");
    await page.getByRole("textbox", { name: "Password" }).fill("demo");
    await page.keyboard.press("Enter");
    await page.getByRole("navigation", { name: "Main" }).waitFor();
    await openRule(page, draft, name);
    await expect(page.getByText("What was not saved when you left is back.")).toBeVisible();
    await expect.poll(() => textOf(call, draft)).toContain("by 8");
  });
});

test("on a phone a rule is changed, tried and handed in", async ({ signIn, call }) => {
  const { draft, name } = await givenRule(call);
  const page = await signIn("marketer", { viewport: PHONE, hasTouch: true, isMobile: true });
  const rule = await openRule(page, draft, name);
  await expectNoSidewaysScroll(page);
  await factor(rule).fill("2.5");
  await page.getByRole("button", { name: /^Try it/ }).tap();
  const drawer = page.getByRole("dialog", { name: "Beside the rules" });
  await drawer.getByLabel("Category, Line 1").fill(name);
  await drawer.getByLabel("Price, Line 1").fill("20.00");
  await expect(drawer.getByText("50 points").first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await drawer.getByRole("button", { name: "Close" }).tap();
  await chooseSegment(page, "View", "Text");
  await expect(page.getByRole("textbox", { name: "Rules as text" })).toContainText("by 2.5");
  await expectNoSidewaysScroll(page);
  await page.getByRole("link", { name: "Review changes" }).tap();
  await page.getByRole("button", { name: "Submit for approval" }).tap();
  await expect(page.getByText("You may not approve it yourself.")).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test("the rule that somebody is at stays in view between cards and text", async ({
  signIn,
  call,
}) => {
  const { draft, name } = await givenRule(call);
  const page = await signIn("marketer", { viewport: { width: 1280, height: 600 } });
  await page.goto(`/admin/rules/${draft}/campaigns.dslr`);
  const card = page.getByRole("article", { name });
  await card.getByRole("button", { name: `What can be done with ${name}` }).focus();
  await chooseSegment(page, "View", "Text");
  const opening = page.locator(".cm-line").filter({ hasText: `rule "${name}"` });
  await expect(opening).toBeInViewport();
  await expect(page.getByRole("textbox", { name: "Rules as text" })).not.toBeFocused();
  await chooseSegment(page, "View", "Cards");
  await expect(card).toBeInViewport();
  await page.evaluate(() => window.scrollTo(0, 0));
  await chooseSegment(page, "View", "Text");
  await expect(
    page
      .locator(".cm-line")
      .filter({ hasText: /^rule / })
      .first(),
  ).toBeInViewport();
  await expect(opening).not.toBeInViewport();
});

test("a click below a sentence arrives while its amount is still being typed", async ({
  signIn,
  call,
}) => {
  const name = unique("Cake week");
  const draft = await givenDraft(call, name);
  const rule = `rule "${name}"
when
    The total is at least 20.00 EUR
    The day is Tuesday
then
    Multiply points by 2
end
`;
  await addRules(call, draft, rule);
  const page = await signIn("marketer");
  for (const [index, width] of [1280, 1200, 1024, 768, 390].entries()) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/admin/rules/${draft}/campaigns.dslr?rule=${encodeURIComponent(name)}`);
    const card = page.getByRole("article", { name });
    const amount = card.getByLabel(/^amount: /).first();
    const row = card.getByRole("listitem").filter({ hasText: "The total is" });
    await amount.fill(`${index + 6}0`);
    // What Try it says of the sentence takes room, too, and comes when it comes.
    await expect(row).toContainText(`at least ${index + 6}0.00 is needed`);
    const before = await row.evaluate((one) => one.getBoundingClientRect().height);
    await card.getByRole("button", { name: /^Add a condition/ }).click();
    await expect(page.getByRole("listbox", { name: "Add a condition" })).toBeVisible();
    await expect(amount).toHaveValue(`${index + 6}0.00`);
    expect(await row.evaluate((one) => one.getBoundingClientRect().height)).toBe(before);
    await page.keyboard.press("Escape");
  }
});

test("a click that is under way when an answer comes in arrives", async ({ signIn, call }) => {
  const { draft, name } = await givenRule(call);
  const page = await signIn("marketer", { viewport: PHONE });
  let answer = () => {};
  const isWanted = new Promise<void>((done) => {
    answer = done;
  });
  const isTried = (url: string) => new URL(url).pathname.endsWith("/try");
  await page.route(
    (url) => isTried(url.href),
    async (route) => {
      await isWanted;
      await route.continue();
    },
  );
  const tried = page.waitForResponse((one) => isTried(one.url()));
  const card = await openRule(page, draft, name);
  const button = card.getByRole("button", { name: /^Add a condition/ });
  await button.scrollIntoViewIfNeeded();
  await button.hover();
  const before = await card.boundingBox();
  await page.mouse.down();
  answer();
  await (await tried).finished();
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(() => drawn(null), 50))),
  );
  expect(await card.boundingBox()).toEqual(before);
  await page.mouse.up();
  await expect(page.getByRole("listbox", { name: "Add a condition" })).toBeVisible();
  // What was answered is said behind it, and takes its room then.
  await expect(
    card.getByRole("img", { name: "Not met by the purchase that is tried" }),
  ).toBeVisible();
  expect(await card.boundingBox()).not.toEqual(before);
});

test("German: words, numbers and days, from the list of rules to the changes", async ({
  signIn,
  call,
}) => {
  const { draft, name } = await givenRule(call);
  const page = await signIn("marketer", { locale: "de-DE" });
  await page.goto("/admin/rules");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("heading", { name: "Regeln", level: 1 })).toBeVisible();
  await expect(page.getByRole("row", { name: /Advent: triple points on cake/ })).toContainText(
    "29.11.2026 – 24.12.2026",
  );
  await page.goto(`/admin/rules/${draft}/campaigns.dslr?rule=${encodeURIComponent(name)}`);
  const rule = page.getByRole("article", { name });
  await rule.getByRole("button", { name: "Bedingung hinzufügen" }).click();
  await page.getByPlaceholder(/Sätze suchen/).fill("weekday");
  const palette = page.getByRole("listbox", { name: "Bedingung hinzufügen" });
  await expect(palette.getByRole("option").first()).toContainText("Der Tag ist");
  await page.keyboard.press("Escape");
  await factor(rule).fill("0");
  await expect(rule.getByText("1 Problem")).toBeVisible();
  await factor(rule).fill("3");
  await chooseSegment(page, "Ansicht", "Text");
  await page.getByRole("link", { name: "Änderungen ansehen" }).click();
  await expect(page.getByRole("heading", { name: "Änderungen", level: 1 })).toBeVisible();
  await expect(page.getByText("Neu", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Zur Freigabe einreichen" })).toBeEnabled();
  await expectAccessible(page);
});

/** A rule in a draft of its own. */
async function givenRule(call: Call): Promise<{ draft: string; name: string }> {
  const name = unique("Cake week");
  const draft = await givenDraft(call, name);
  await addRules(
    call,
    draft,
    `rule "${name}"
when
    The basket contains products in category "${name}"
then
    Multiply points on category "${name}" by 2
    At most 60 points per purchase
end
`,
  );
  return { draft, name };
}

async function openRule(page: Page, draft: string, name: string) {
  await page.goto(`/admin/rules/${draft}/campaigns.dslr?rule=${encodeURIComponent(name)}`);
  const rule = page.getByRole("article", { name });
  await expect(factor(rule)).toBeVisible();
  return rule;
}

type Rule = Awaited<ReturnType<typeof openRule>>;

function factor(rule: Rule) {
  return rule.getByLabel(/^(factor|Faktor): /);
}

function points(rule: Rule) {
  return rule.getByLabel(/^points: /);
}
