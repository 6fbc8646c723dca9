import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../test";

const PHONE = { width: 360, height: 780 };
const LONGER = 37;

test("an admin changes the expiry and sees what it will do; somebody else approves it", async ({
  signIn,
  call,
}) => {
  const before = await call("admin", "GET", "/v1/programme");
  const admin = await signIn("admin");

  await test.step("it is shown before it is sent", async () => {
    await admin.goto("/admin/programme");
    await admin.getByRole("button", { name: "Change settings" }).click();
    await admin.getByRole("textbox", { name: "After how many" }).fill(String(LONGER));
    await expectAccessible(admin);
    await admin.setViewportSize(PHONE);
    await expectNoSidewaysScroll(admin);
    await admin.getByRole("button", { name: "See what changes" }).click();
    const dialog = admin.getByRole("dialog");
    await expect(dialog.getByText("keep their last day")).toBeVisible();
    await dialog.getByLabel("Why").fill("Points last longer");
    await expectAccessible(admin);
    await expectNoSidewaysScroll(admin);
    await dialog.getByRole("button", { name: "Change the programme" }).click();
    await expect(admin.getByRole("dialog")).toHaveCount(0);
    expect((await call("admin", "GET", "/v1/programme")).version).toBe(before.version);
  });

  const { items } = await call("approver", "GET", "/v1/programme/versions?limit=1");
  const changed = items[0].version;
  await test.step("nobody approves their own change", async () => {
    await expect(admin.getByText("It is your own change").first()).toBeVisible();
    await admin.getByRole("button", { name: `Approve version ${changed}`, exact: true }).click();
    await expect(admin.getByText("nobody approves their own change")).toBeVisible();
  });

  const approver = await signIn("approver");
  await test.step("an approver does, in German", async () => {
    await approver.addInitScript(() => localStorage.setItem("regulars.language", "de"));
    await approver.goto("/admin/programme");
    const approve = approver.getByRole("button", {
      name: `Version ${changed} freigeben`,
      exact: true,
    });
    await expect(approve).toBeVisible();
    await expectAccessible(approver);
    await approver.setViewportSize(PHONE);
    await expectNoSidewaysScroll(approver);
    await approve.click();
    await expect(approve).toHaveCount(0);
    const now = await call("admin", "GET", "/v1/programme");
    expect(now.settings.expiry.amount).toBe(LONGER);
    expect(now.note).toBe("Points last longer");
    await expect(approver.getByText("Points last longer").first()).toBeVisible();
  });

  // Stories share the server: the others go on with what it was.
  const now = await call("admin", "GET", "/v1/programme");
  const back = await call(
    "admin",
    "PUT",
    "/v1/programme",
    { settings: { expiry: { amount: before.settings.expiry.amount } } },
    { "If-Match": `"${now.version}"` },
  );
  await call("approver", "POST", `/v1/programme/versions/${back.version}/approve`);
});
