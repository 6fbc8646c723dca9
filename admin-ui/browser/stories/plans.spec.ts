import { givenMember, unique } from "../given";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../test";

const PHONE = { width: 360, height: 780 };

test("a marketer makes a plan, a member buys it, and support pauses and cancels it", async ({
  signIn,
  call,
}) => {
  const name = unique("Book club");
  const code = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const { memberId } = await givenMember(call);
  const marketer = await signIn("marketer");

  await test.step("a plan is made", async () => {
    await marketer.goto("/admin/plans");
    await marketer.getByRole("button", { name: "New plan" }).first().click();
    const dialog = marketer.getByRole("dialog");
    await dialog.getByLabel("Code").fill(code);
    await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(name);
    await dialog.getByLabel("Price of a term (EUR)").fill("12");
    await dialog.getByLabel("Trial in days").fill("30");
    await dialog.getByLabel("Product that buys it").fill(code);
    await dialog.getByLabel("What members have").fill("10% off books");
    await expectAccessible(marketer);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(marketer.getByRole("button", { name, exact: true })).toBeVisible();
  });

  await test.step("it is bought at the till", async () => {
    await call("till", "POST", "/v1/purchases", {
      store: "hamburg-1",
      register: "3",
      receipt: unique("R"),
      occurredAt: new Date().toISOString(),
      member: { id: memberId },
      currency: "EUR",
      lines: [{ sku: code, category: "plans", quantity: 1, unitPriceMinor: 1200 }],
      totalMinor: 1200,
    });
  });

  const support = await signIn("support");
  await test.step("support sees it, pauses it and lets it go on", async () => {
    await support.goto(`/admin/members/${memberId}`);
    await expect(support.getByText("Trial", { exact: true })).toBeVisible();
    await support.getByRole("button", { name: `Pause ${name}` }).click();
    await expect(support.getByText("Paused", { exact: true })).toBeVisible();
    await support.getByRole("button", { name: `Let ${name} go on` }).click();
    await expect(support.getByText("Trial", { exact: true })).toBeVisible();
    await expectAccessible(support);
  });

  await test.step("another term is given, on a phone", async () => {
    await support.setViewportSize(PHONE);
    await support.getByRole("button", { name: "Give a plan" }).click();
    const dialog = support.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Plan" }).click();
    await support.getByRole("option", { name, exact: true }).click();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Paid by invoice");
    await expectAccessible(support);
    await dialog.getByRole("button", { name: "Give", exact: true }).click();
    await expect(support.getByText(`${name} is given`)).toBeVisible();
    await expectNoSidewaysScroll(support);
  });

  await test.step("it is cancelled at once, and what is to be given back is told", async () => {
    await support.getByRole("button", { name: `Cancel ${name}` }).click();
    const dialog = support.getByRole("dialog");
    await expect(dialog.getByText(/Now: €12\.00 were paid/)).toBeVisible();
    await dialog.getByRole("button", { name: "Now", exact: true }).click();
    await expect(support.getByText("Ended", { exact: true })).toBeVisible();
    await expectNoSidewaysScroll(support);
  });
});
