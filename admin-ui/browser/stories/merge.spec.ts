import { givenMember, unique } from "../given";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../test";

const PHONE = { width: 360, height: 780 };

test("support merges two members, and parts them again on a phone, in German", async ({
  signIn,
  call,
}) => {
  const family = unique("Lovelace");
  const stays = await givenMember(call, `Ada ${family}`);
  const twin = await givenMember(call, `Augusta ${family}`);
  const available = async (id: string) =>
    (await call("till", "GET", `/v1/members/${id}/balance`)).available;
  const [own, other] = [await available(stays.memberId), await available(twin.memberId)];

  const page = await signIn("support");
  await test.step("the other is found, and both are side by side", async () => {
    await page.goto(`/admin/members/${stays.memberId}`);
    await page.getByRole("button", { name: "Merge", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("searchbox", { name: "The other member" }).fill(`augusta ${family}`);
    await dialog.getByRole("button", { name: new RegExp(twin.name) }).click();
    const points = dialog.getByRole("row", { name: /^Points to spend/ });
    await expect(points.getByRole("cell").last()).toHaveText(String(own + other));
    await expectAccessible(page);
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Enrolled twice");
    await dialog.getByRole("button", { name: "Merge", exact: true }).click();
    await expect(page.getByText(`${twin.name} is a part of this member now.`)).toBeVisible();
    await expect(page.getByRole("heading", { name: "Merged into this member" })).toBeVisible();
    expect(await available(stays.memberId)).toBe(own + other);
  });

  const phone = await signIn("support", {
    viewport: PHONE,
    hasTouch: true,
    isMobile: true,
    locale: "de-DE",
  });
  await test.step("it was a mistake: they are two again", async () => {
    await phone.goto(`/admin/members/${stays.memberId}`);
    await phone.getByRole("button", { name: `${twin.name} wieder trennen` }).tap();
    await expectAccessible(phone);
    await expectNoSidewaysScroll(phone);
    await phone.getByRole("button", { name: "Trennen", exact: true }).tap();
    await expect(phone.getByText(`${twin.name} ist wieder ein eigenes Mitglied.`)).toBeVisible();
    await expect(phone.getByRole("heading", { name: /aufgegangen$/ })).toHaveCount(0);
    expect(await available(stays.memberId)).toBe(own);
    expect(await available(twin.memberId)).toBe(other);
  });

  await test.step("and side by side there, too", async () => {
    await phone.getByRole("button", { name: "Zusammenführen", exact: true }).tap();
    const dialog = phone.getByRole("dialog");
    await dialog.getByRole("searchbox").fill(`augusta ${family}`);
    await dialog.getByRole("button", { name: new RegExp(twin.name) }).tap();
    await expect(dialog.getByRole("row", { name: /^Punkte zum Ausgeben/ })).toBeVisible();
    await expectAccessible(phone);
    await expectNoSidewaysScroll(phone);
  });
});
