import { addRules, buy, givenDraft, textOf, unique } from "../given";
import { type Call, chooseSegment, expect, expectAccessible, test } from "../test";

const BUDGET = 100;
const GIVEN = 60;
const LEFT = BUDGET - GIVEN;
/** What every purchase of 10.00 EUR brings besides. */
const BASE = 10;
const PRICE_MINOR = 1_000;

/** A rule with a budget, live, and what it is counted under. */
async function givenBudget(call: Call, name: string, sku: string): Promise<void> {
  const draft = await givenDraft(call, "A budget");
  await addRules(
    call,
    draft,
    `rule "${name}"
when
    The basket contains product "${sku}"
then
    Give ${GIVEN} points
    At most ${BUDGET} points in all
end
`,
  );
  const path = `/v1/rulebook/drafts/${draft}`;
  await call("marketer", "POST", `${path}/submit`, {});
  await call("approver", "POST", `${path}/approve`, {});
  await call("approver", "POST", `${path}/publish`, {});
}

test("a rule is copied: by the menu the copy begins anew, as text one click makes it begin anew", async ({
  signIn,
  call,
  alone: _,
}) => {
  test.setTimeout(180_000);
  const before = await call("marketer", "GET", "/v1/rulebook/live");
  const name = unique("Gift");
  const sku = unique("gift").toLowerCase();
  await givenBudget(call, name, sku);
  const card = unique("card");
  await call("till", "POST", "/v1/members", { name: "Grace Hopper", cards: [card] });
  await expect
    .poll(() => buy(call, card, { sku, category: "gifts", unitPriceMinor: PRICE_MINOR }), {
      timeout: 20_000,
    })
    .toBe(GIVEN + BASE);

  const draft = await givenDraft(call, "Copies");
  const page = await signIn("marketer");
  const original = page.getByRole("article", { name, exact: true });
  await test.step("the card tells what is left of its budget", async () => {
    await page.goto(`/admin/rules/${draft}/campaigns.dslr?rule=${encodeURIComponent(name)}`);
    await expect(
      original.getByText(`${LEFT} of ${BUDGET} points of the budget left`),
    ).toBeVisible();
  });

  await test.step("a copy by the menu has all of it", async () => {
    await page.getByRole("button", { name: `What can be done with ${name}` }).click();
    await page.getByRole("menuitem", { name: "Duplicate" }).click();
    const copy = page.getByRole("article", { name: `${name} (2)`, exact: true });
    await expect(copy.getByText(`${BUDGET} of ${BUDGET} points of the budget left`)).toBeVisible();
    await expect(
      original.getByText(`${LEFT} of ${BUDGET} points of the budget left`),
    ).toBeVisible();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  });

  const pasted = `${name} pasted`;
  await test.step("a copy as text says what is wrong, and is mended by one click", async () => {
    const text = await textOf(call, draft);
    const start = text.indexOf(`rule "${name}"`);
    const rule = text.slice(start, text.indexOf("\nend\n", start) + 5);
    expect(rule).toContain('identity "');
    await chooseSegment(page, "View", "Text");
    await page.getByRole("textbox", { name: "Rules as text" }).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText(`\n${rule.replace(`"${name}"`, `"${pasted}"`)}`);
    await chooseSegment(page, "View", "Cards");
    const copy = page.getByRole("article", { name: pasted, exact: true });
    // What the line means tells to delete it, too.
    const fix = copy.getByRole("button", { name: "Delete the line", exact: true });
    await fix.click();
    await expect(fix).toHaveCount(0);
    await expect(copy.getByText(`${BUDGET} of ${BUDGET} points of the budget left`)).toBeVisible();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the trial tells what is left of each, and so do the changes of the copies", async () => {
    await page.getByLabel("Product, Line 1").fill(sku);
    await page.getByLabel("Price, Line 1").fill("10.00");
    const panel = page.getByRole("complementary", { name: "Beside the rules" });
    await expect(
      panel.getByText(`${name}: ${LEFT} of ${BUDGET} points of the budget were left`),
    ).toBeVisible();
    await expect(
      panel.getByText(`${pasted}: ${BUDGET} of ${BUDGET} points of the budget were left`),
    ).toBeVisible();
    await page.getByRole("link", { name: "Review changes" }).click();
    await expect(page.getByText(/^Budget: /).first()).toBeVisible();
  });

  await call("approver", "POST", `/v1/rulebook/versions/${before.version}/rollback`, {});
});
