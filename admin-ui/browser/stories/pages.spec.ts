import { type Look, PAGES, SETTLED } from "../pages";
import {
  expect,
  expectAccessible,
  expectContrast,
  expectNoSidewaysScroll,
  type Role,
  test,
} from "../test";

const PHONE = { width: 360, height: 780 };
const WIDE = { width: 1280, height: 900 };
const ROLES = new Map<Role | null, Look[]>();
for (const look of PAGES) {
  ROLES.set(look.role, [...(ROLES.get(look.role) ?? []), look]);
}

for (const [role, looks] of ROLES) {
  test(`pages of ${role ?? "nobody"} are within everybody's reach, in the dark and on a phone`, async ({
    signIn,
    given,
    page: nobodys,
  }) => {
    test.setTimeout(looks.length * 30_000);
    const page = role === null ? nobodys : await signIn(role);
    for (const look of looks) {
      await test.step(look.name, async () => {
        // Nothing is looked at while it still fades from light to dark.
        await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
        await page.setViewportSize(WIDE);
        await page.goto(look.path(given));
        await page.locator(SETTLED).waitFor();
        await expect.soft(page).toHaveTitle(/Regulars/);
        await expectAccessible(page);
        await page.emulateMedia({ colorScheme: "dark" });
        await expectContrast(page);
        await page.setViewportSize(PHONE);
        await expectNoSidewaysScroll(page);
      });
    }
  });
}
