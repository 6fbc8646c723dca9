import { givenMember } from "../given";
import { PAGES, SETTLED } from "../pages";
import { test } from "../test";

test.describe.configure({ mode: "parallel" });

for (const look of PAGES) {
  test(look.name, async ({ signIn, call, page: nobodys }, { project }) => {
    const given = await givenMember(call, "Grace Hopper");
    const { viewport, colorScheme, hasTouch } = project.use;
    const page =
      look.role === null
        ? nobodys
        : await signIn(look.role, {
            ...(viewport === undefined ? {} : { viewport }),
            ...(colorScheme === undefined ? {} : { colorScheme }),
            ...(hasTouch === undefined ? {} : { hasTouch }),
          });
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
