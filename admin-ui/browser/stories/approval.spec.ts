import type { Page } from "@playwright/test";
import { addRules, givenDraft, textOf, unique } from "../given";
import { type Call, expect, expectAccessible, test } from "../test";

/** What every purchase of 20.00 EUR brings besides, and one of 19.99. */
const BASE = 20;
const GIVEN = 50;
const MORE = 60;
/** Pages ask again by themselves. */
const FOLLOWED_MS = 30_000;

async function givenRule(call: Call, note: string): Promise<{ draft: string; name: string }> {
  const brand = unique("Illy");
  const name = `Gift for ${brand}`;
  const draft = await givenDraft(call, note);
  await addRules(
    call,
    draft,
    `rule "${name}"
when
    At least 20.00 EUR is spent on brand "${brand}"
then
    Give ${GIVEN} points
    At most 500 points per member per day
end
`,
  );
  return { draft, name };
}

async function openRule(page: Page, draft: string, name: string) {
  await page.goto(`/admin/rules/${draft}/campaigns.dslr?rule=${encodeURIComponent(name)}`);
  return page.getByRole("article", { name, exact: true });
}

test("a rule is tried both ways by one click, kept as examples, and new results are accepted", async ({
  signIn,
  call,
}) => {
  const { draft, name } = await givenRule(call, unique("Gifts"));
  const page = await signIn("marketer");
  const rule = await openRule(page, draft, name);
  const panel = page.getByRole("complementary", { name: "Beside the rules" });
  const tries = [
    { by: "Try a basket that fits", points: BASE + GIVEN, called: `${name}: fits` },
    { by: "Try one that just misses", points: BASE - 1, called: `${name}: just misses` },
  ];
  for (const { by, points, called } of tries) {
    await test.step(`${by}: its points, and an example by its name`, async () => {
      await rule.getByRole("button", { name: by }).click();
      await expect(panel.getByText(`${points} points`, { exact: true }).first()).toBeVisible();
      await panel.getByRole("button", { name: "Save this basket as an example" }).click();
      await expect(panel.getByLabel("What it shows")).toHaveValue(called);
      await panel.getByRole("button", { name: "Save the example" }).click();
      await expect(page.getByText(`The example “${called}” was saved.`)).toBeVisible();
    });
  }
  await test.step("both are among the examples, and hold", async () => {
    await panel.getByRole("tab", { name: /^Examples/ }).click();
    for (const { called } of tries) {
      const example = panel.getByRole("listitem").filter({ hasText: called });
      await expect(example.getByText("Holds", { exact: true })).toBeVisible();
    }
  });

  await test.step("another number: the panel offers the new result, with before and after", async () => {
    await rule
      .getByLabel(/^points: /)
      .first()
      .fill(String(MORE));
    await expect(panel.getByText("Fails", { exact: true })).toBeVisible();
    await panel.getByRole("button", { name: "Accept 1 new result" }).click();
    const dialog = page.getByRole("dialog", { name: "Accept 1 new result" });
    const row = dialog.getByRole("row", { name: new RegExp(`${name}: fits`) });
    await expect(row).toContainText(String(BASE + GIVEN));
    await expect(row).toContainText(String(BASE + MORE));
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  });

  await test.step("so does Changes, and once it is taken all hold", async () => {
    await page.getByRole("link", { name: "Review changes" }).click();
    await expect(page.getByRole("heading", { name: "Changes", level: 1 })).toBeVisible();
    await page.getByRole("button", { name: "Accept 1 new result" }).click();
    const dialog = page.getByRole("dialog", { name: "Accept 1 new result" });
    await expect(dialog.getByRole("row", { name: new RegExp(`${name}: fits`) })).toContainText(
      String(BASE + MORE),
    );
    await dialog.getByRole("button", { name: "Take this one" }).click();
    await expect(page.getByText(`“${name}: fits” expects the new result.`)).toBeVisible();
    await expect(page.getByText(/^All \d+ examples hold$/)).toBeVisible();
  });
  expect(await textOf(call, draft)).toContain(`Give ${MORE} points`);
});

test("author and approver see each other's steps, and Home tells where a draft stands", async ({
  signIn,
  call,
}) => {
  const purpose = unique("Gifts for a supplier");
  const { draft, name } = await givenRule(call, purpose);
  const author = await signIn("marketer");
  const approver = await signIn("approver");
  const rule = await openRule(author, draft, name);
  await rule
    .getByLabel(/^points: /)
    .first()
    .fill(String(MORE));
  await expect(author.getByText("Saved", { exact: true })).toBeVisible();
  await expect.poll(() => textOf(call, draft)).toContain(`Give ${MORE} points`);
  await author.goto(`/admin/changes?draft=${draft}`);
  await approver.goto(`/admin/changes?draft=${draft}`);

  await test.step("who decides reads first what it is for and whose it is", async () => {
    const heading = approver.getByRole("heading", { level: 2 }).first();
    await expect(heading).toHaveText(purpose);
    await expect(approver.getByText(/^By .*, changed /)).toBeVisible();
    const what = await heading.boundingBox();
    const changes = await approver
      .getByRole("heading", { name: "What would change" })
      .boundingBox();
    expect(what?.y).toBeLessThan(changes?.y ?? 0);
  });

  await test.step("what the author hands in comes to the approver by itself", async () => {
    await author.getByRole("button", { name: "Submit for approval" }).click();
    await expect(author.getByText("You may not approve it yourself.")).toBeVisible();
    await expect(approver.getByRole("button", { name: "Approve", exact: true })).toBeVisible({
      timeout: FOLLOWED_MS,
    });
  });

  await test.step("what the approver decides comes to the author by itself", async () => {
    await approver.getByRole("button", { name: "Reject", exact: true }).click();
    await approver.getByLabel("Why it is rejected").fill("Twice as much as agreed");
    await approver.getByRole("button", { name: "Reject", exact: true }).last().click();
    await expect(author.getByText(/Twice as much as agreed/)).toBeVisible({
      timeout: FOLLOWED_MS,
    });
  });

  await test.step("Home tells it, with the reason", async () => {
    await author.goto("/admin/");
    const own = author.getByRole("listitem").filter({ hasText: purpose });
    await expect(own.getByText("Rejected", { exact: true })).toBeVisible();
    await expect(own.getByText("Reason: Twice as much as agreed")).toBeVisible();
  });
});

test("why so few points: what kept them away comes first, with the basket beside it", async ({
  signIn,
  call,
}) => {
  const card = unique("card");
  await call("till", "POST", "/v1/members", { name: "Dorothy Vaughan", cards: [card] });
  const bought = await call("till", "POST", "/v1/purchases", {
    store: "hamburg-1",
    register: "3",
    receipt: unique("R"),
    occurredAt: new Date().toISOString(),
    member: { card },
    currency: "EUR",
    lines: [
      { sku: "ESP-1", name: "Espresso", category: "coffee", quantity: 2, unitPriceMinor: 250 },
      { sku: "GC", name: "Gift card", category: "gift-card", quantity: 1, unitPriceMinor: 2000 },
    ],
    totalMinor: 2500,
  });
  const page = await signIn("support");
  await page.goto(`/admin/purchases/${bought.id}`);
  const headings = page.getByRole("heading", {
    name: /^(What kept points away|What gave points|Almost)$/,
  });
  await expect(headings.first()).toHaveText("What kept points away");
  await expect(page.getByText("Gift card, €20.00: earns nothing")).toBeVisible();
  await expect(page.getByText("Espresso").first()).toBeVisible();
  const excluded = page.getByRole("listitem").filter({ hasText: "earns nothing" }).first();
  await expect(excluded.getByText("Gave points", { exact: true })).toHaveCount(0);
  await expect(page.getByText(/^\d+ other rules?$/)).toBeVisible();
});
