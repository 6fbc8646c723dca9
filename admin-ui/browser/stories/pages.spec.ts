import { givenMember } from "../given";
import { PAGES, SETTLED } from "../pages";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../test";

const PHONE = { width: 360, height: 780 };

for (const look of PAGES) {
  test(`${look.name} is within everybody's reach, also on a phone`, async ({
    signIn,
    call,
    page: nobodys,
  }) => {
    const given = await givenMember(call);
    const page = look.role === null ? nobodys : await signIn(look.role);
    await page.goto(look.path(given));
    await page.locator(SETTLED).waitFor();
    await expect(page).toHaveTitle(/Regulars/);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page);
    await page.setViewportSize(PHONE);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
}
