import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { unique } from "../given";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../test";

const PHONE = { width: 360, height: 780 };
const run = promisify(execFile);

test("an admin connects a till: a key, a call that works as it stands, and its purchase arrives", async ({
  signIn,
}) => {
  // Behind all others: some pages begin with the first store.
  const store = unique("zz-door");
  const page = await signIn("admin");
  await page.goto("/admin/connect");
  await expect(page.getByText("Make the key first: the call then has it in it.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("textbox", { name: "Name of the till" }).fill("Till by the door");
  await page.getByRole("textbox", { name: "Code of the store" }).fill(store);
  await page.getByRole("button", { name: "Make the key" }).click();
  const call = await page.getByText("curl -s", { exact: false }).first().innerText();
  const key = call.match(/Bearer (\S+)'/)?.[1] ?? "";
  expect(key).toMatch(/^rk_/);
  await expect(page.getByText(key, { exact: true })).toBeVisible();
  await expect(page.getByText("Waiting for a purchase.", { exact: false })).toBeVisible();
  await expectAccessible(page);

  // As it stands, in a shell, as somebody would paste it.
  const { stdout } = await run("bash", ["-c", call]);
  const answer = JSON.parse(stdout);
  expect(answer.points.accrued).toBeGreaterThanOrEqual(0);

  const arrived = page.getByRole("status").filter({ hasText: "It is here." });
  await expect(arrived).toBeVisible();
  await expect(arrived).toContainText(`Store ${store}, register 1, receipt TEST-`);
  await expect(arrived).toContainText("for €4.00");
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await arrived.getByRole("link", { name: "Look at the purchase" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("TEST-");
});
