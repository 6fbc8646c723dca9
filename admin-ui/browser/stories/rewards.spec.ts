import { givenMember, unique } from "../given";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../test";

const PHONE = { width: 360, height: 780 };
const PRICE = 5;

test("a marketer makes a reward, support gives it for points and gives them back", async ({
  signIn,
  call,
}) => {
  const code = unique("MUG");
  const name = `Mug ${code}`;
  const { memberId } = await givenMember(call);
  const before = (await call("till", "GET", `/v1/members/${memberId}/balance`)).available;
  const marketer = await signIn("marketer");

  await test.step("it is made, and tills see it once it is active", async () => {
    await marketer.goto("/admin/rewards");
    await marketer.getByRole("button", { name: "New reward" }).first().click();
    const dialog = marketer.getByRole("dialog");
    await dialog.getByLabel("Code").fill(code);
    await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(name);
    await dialog.getByLabel("Price in points").fill(String(PRICE));
    await dialog.getByLabel("Pieces in all").fill("1");
    await expectAccessible(marketer);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(marketer.getByRole("button", { name })).toBeVisible();
    expect(await offer(call, memberId, code)).toBeUndefined();

    await marketer.getByRole("button", { name }).click();
    await marketer.getByRole("dialog").getByRole("combobox", { name: "State" }).click();
    await marketer.getByRole("option", { name: "Active" }).click();
    await marketer.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await expect(marketer.getByRole("dialog")).toHaveCount(0);
    expect((await offer(call, memberId, code))?.available).toBe(true);
  });

  const support = await signIn("support");
  await test.step("support gives it for points, on a phone", async () => {
    await support.setViewportSize(PHONE);
    await support.goto(`/admin/members/${memberId}?tab=redemptions`);
    await support.getByRole("button", { name: "Redeem points" }).click();
    const dialog = support.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "For what" }).click();
    await support.getByRole("option", { name: new RegExp(code) }).click();
    await expectNoSidewaysScroll(support);
    await dialog.getByRole("button", { name: "Redeem", exact: true }).click();
    await expect(support.getByText("Given", { exact: true })).toBeVisible();
    const { available } = await call("till", "GET", `/v1/members/${memberId}/balance`);
    expect(available).toBe(before - PRICE);
    expect((await offer(call, memberId, code))?.reason).toBe("out-of-stock");
  });

  await test.step("and gives the points back", async () => {
    await support.getByRole("button", { name: `Give the points of ${name} back` }).click();
    await expect(support.getByText("Given back", { exact: true })).toBeVisible();
    const { available } = await call("till", "GET", `/v1/members/${memberId}/balance`);
    expect(available).toBe(before);
    expect((await offer(call, memberId, code))?.available).toBe(true);
  });
});

interface Offer {
  readonly code: string;
  readonly available: boolean;
  readonly reason?: string;
}

/** The reward as a till sees it, undefined where it does not. */
async function offer(
  call: Parameters<typeof givenMember>[0],
  member: string,
  code: string,
): Promise<Offer | undefined> {
  const { items } = await call("till", "GET", `/v1/rewards?limit=200&member=${member}`);
  return (items as Offer[]).find((one) => one.code === code);
}
