import { PAGES, SETTLED } from "../pages";
import { test } from "../test";

for (const look of PAGES) {
  test(look.name, async ({ signIn, given, page: nobodys }, { project }) => {
    const { colorScheme = "light", hasTouch = false } = project.use;
    const page = look.role === null ? nobodys : await signIn(look.role, { colorScheme, hasTouch });
    await page.goto(look.path(given));
    await page.locator(SETTLED).waitFor();
    await page.waitForLoadState("networkidle");
    await page.screenshot({
      path: `target/screenshots/${project.name}/${look.name}.png`,
      fullPage: true,
      animations: "disabled",
    });
  });
}
