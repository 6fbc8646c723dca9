import { unique } from "../given";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../test";

const CODE = /\b\d{6}\b/;
const TEMPLATE = "Challenge: five visits in a week";

test("a marketer makes a challenge from the template, and a member sees how far they are", async ({
  signIn,
  call,
  browser,
  request,
  alone: _,
}) => {
  const name = unique("Visits");
  const before = await call("marketer", "GET", "/v1/rulebook/live");
  const page = await signIn("marketer");

  await test.step("the template is filled in, and goes live", async () => {
    await page.goto("/admin/rules");
    await page.getByRole("link", { name: "Challenges", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Challenges", level: 1 })).toBeVisible();
    await page.getByRole("button", { name: `Use: ${TEMPLATE}` }).click();
    const rule = page.getByRole("article", { name: new RegExp(`^${TEMPLATE}`) });
    await rule.getByLabel(/^name: /).fill(`"${name}"`);
    await rule.getByLabel(/^n: /).fill("2");
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Review changes" }).click();
    await page.getByLabel("What it is for").fill(`Challenge ${name}`);
    await page.getByRole("button", { name: "Submit for approval" }).click();
    await expect(page.getByText("You may not approve it yourself.")).toBeVisible();
    const approver = await signIn("approver");
    await approver.goto(page.url());
    await approver.getByRole("button", { name: "Approve", exact: true }).click();
    await approver.getByRole("button", { name: "Publish now" }).click();
    await expect
      .poll(async () => JSON.stringify(await call("marketer", "GET", "/v1/rulebook/live")))
      .toContain(name);
  });

  await test.step("it stands in the list of challenges, on a phone and in German too", async () => {
    await page.goto("/admin/challenges");
    const row = page.getByRole("row", { name: new RegExp(name) });
    await expect(row).toContainText(`Challenge "${name}" asks for 2 times`);
    await expect(row).toContainText("Active");
    const german = await signIn("marketer", {
      locale: "de-DE",
      viewport: { width: 390, height: 844 },
    });
    await german.goto("/admin/challenges");
    await expect(german.getByText(`Die Challenge „${name}“ verlangt 2 Male`)).toBeVisible();
    await expectAccessible(german);
    await expectNoSidewaysScroll(german);
  });

  await test.step("the member sees it, and the step that a purchase is, by itself", async () => {
    const email = `${unique("ida").toLowerCase()}@home.example`;
    const phone = await (
      await browser.newContext({ viewport: { width: 390, height: 844 } })
    ).newPage();
    await phone.goto("/me");
    await phone.getByRole("button", { name: "I am new: join" }).click();
    await phone.getByRole("checkbox").check();
    await phone.getByLabel("E-mail address").fill(email);
    await phone.getByRole("button", { name: /code/ }).click();
    await expect(phone.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
    const box = await request.get("/demo/mailbox", { headers: { Accept: "application/json" } });
    const { items } = (await box.json()) as { items: { to: string; text: string }[] };
    const code = items.find((mail) => mail.to === email)?.text.match(CODE)?.[0] ?? "";
    await phone.getByLabel("Code", { exact: true }).fill(code);
    await phone.getByRole("button", { name: "Sign in" }).click();
    const challenge = phone.getByRole("listitem").filter({ hasText: name });
    await expect(challenge).toContainText("0 of 2");
    const found = await call("till", "GET", `/v1/members/lookup?email=${email}`);
    await call("till", "POST", "/v1/purchases", {
      store: "hamburg-1",
      register: "3",
      receipt: unique("R"),
      occurredAt: new Date().toISOString(),
      member: { id: found.id },
      currency: "EUR",
      totalMinor: 900,
      lines: [{ sku: "TEA-1", category: "tea", quantity: 1, unitPriceMinor: 900 }],
    });
    await expect(challenge).toContainText("1 of 2");
    await expectAccessible(phone);
    await expectNoSidewaysScroll(phone);
    await phone.getByRole("button", { name: "Deutsch" }).click();
    await expect(phone.getByRole("heading", { name: "Zum Mitmachen" })).toBeVisible();
    await expect(challenge).toContainText("1 von 2");
  });

  await call("approver", "POST", `/v1/rulebook/versions/${before.version}/rollback`, {});
});
