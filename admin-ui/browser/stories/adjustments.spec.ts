import { givenMember, unique } from "../given";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../test";

const PHONE = { width: 360, height: 780 };

test("support gives more points than it may alone; somebody else approves them", async ({
  signIn,
  call,
}) => {
  const { memberId } = await givenMember(call);
  const path = `/v1/members/${memberId}`;
  const reason = unique("The gift of the jubilee");
  const before = (await call("support", "GET", path)).balance.available;
  const support = await signIn("support");
  const written = (number: number) => number.toLocaleString("en-GB");

  await test.step("the dialog says what the points are worth and what comes of them", async () => {
    await support.goto(`/admin/members/${memberId}`);
    await support.getByRole("button", { name: "Adjust points" }).click();
    const dialog = support.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Points" }).fill("150000");
    await expect(dialog.getByRole("textbox", { name: "Points" })).toHaveValue("150,000");
    await dialog.getByRole("textbox", { name: "Reason" }).fill(reason);
    const status = dialog.getByRole("status");
    await expect(status).toContainText("150,000 points are worth €1,500.00.");
    await expect(status).toContainText(
      `Points to spend: ${written(before)} → ${written(before + 150_000)}`,
    );
    await expectAccessible(support);
    await support.setViewportSize(PHONE);
    await expectNoSidewaysScroll(support);
    await support.setViewportSize({ width: 1280, height: 900 });
    await dialog.getByRole("button", { name: "Book it" }).click();
    await expect(
      support.getByText(
        "+150,000 points are more than you may book alone. Somebody else has to approve them.",
      ),
    ).toBeVisible();
    expect((await call("support", "GET", path)).balance.available).toBe(before);
  });

  await test.step("who asked does not approve; who may, sees points, money and reason", async () => {
    await support.goto("/admin/");
    const own = support.getByRole("listitem").filter({ hasText: reason });
    await expect(own.first()).toBeVisible();
    await expect(own.getByRole("button", { name: "Approve" })).toHaveCount(0);

    const approver = await signIn("approver");
    await approver.goto("/admin/");
    const waiting = approver.getByRole("listitem").filter({ hasText: reason }).first();
    await expect(waiting).toContainText("+150,000 points (€1,500.00)");
    await expect(waiting).toContainText("by Demo support");
    await expectAccessible(approver);
    await waiting.getByRole("button", { name: "Approve" }).click();
    await expect
      .poll(async () => (await call("support", "GET", path)).balance.available)
      .toBe(before + 150_000);
  });

  await test.step("the history says what it was, with its reason", async () => {
    await support.goto(`/admin/members/${memberId}`);
    const entry = support.getByRole("row").filter({ hasText: reason });
    await expect(entry).toContainText("Adjusted");
    await expect(entry).toContainText("+150,000");
  });

  await test.step("taking more than there is says that a debt is left", async () => {
    await support.getByRole("button", { name: "Adjust points" }).click();
    const dialog = support.getByRole("dialog");
    await dialog.getByText("Take", { exact: true }).click();
    await dialog.getByRole("textbox", { name: "Points" }).fill(String(before + 150_001));
    await expect(dialog.getByRole("status")).toContainText("→ -1");
    await expect(dialog.getByRole("status")).toContainText(
      "That leaves a debt, which the next points pay off.",
    );
    await dialog.getByRole("button", { name: "Cancel" }).click();
  });
});
