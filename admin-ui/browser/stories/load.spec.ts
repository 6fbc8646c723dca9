import { SETTLED } from "../pages";
import { expect, type Role, test } from "../test";

/** Compressed, before an editor is opened. */
const SCRIPT_MAX = 250_000;
/** Cumulative layout shift; 0.1 is called good (web.dev/articles/cls). */
const SHIFT_MAX = 0.01;

const FIRST: readonly { readonly role: Role | null; readonly path: string }[] = [
  { role: null, path: "/admin/sign-in" },
  { role: "marketer", path: "/admin/" },
  { role: "marketer", path: "/admin/rules" },
  { role: "support", path: "/admin/members" },
];

for (const { role, path } of FIRST) {
  test(`${path} loads little and stays where it is`, async ({ signIn, page: nobodys }, info) => {
    const page = role === null ? nobodys : await signIn(role);
    await page.addInitScript(() => {
      const seen = window as unknown as { shift: number; typefaces: boolean[] };
      seen.shift = 0;
      seen.typefaces = [];
      new MutationObserver(() => {
        if (document.querySelector("#root")?.textContent) {
          seen.typefaces.push(document.fonts.check("1em InterVariable"));
        }
      }).observe(document, { childList: true, subtree: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          seen.shift += (entry as unknown as { value: number }).value;
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    const sizes: Promise<number>[] = [];
    page.on("requestfinished", (request) => {
      if (request.resourceType() === "script") {
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
      }
    });
    await page.goto(path);
    await page.locator(SETTLED).waitFor();
    await page.waitForLoadState("networkidle");
    const script = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
    const said = `${Math.round(script / 1000)} kB of script, shift ${shift.toFixed(4)}`;
    info.annotations.push({ type: "load", description: said });
    const typefaces = await page.evaluate(
      () => (window as unknown as { typefaces: boolean[] }).typefaces,
    );
    // Nothing was ever drawn in another typeface than the last one.
    expect.soft(new Set(typefaces)).toEqual(new Set([true]));
    expect(script).toBeGreaterThan(0);
    expect.soft(script).toBeLessThanOrEqual(SCRIPT_MAX);
    expect.soft(shift).toBeLessThanOrEqual(SHIFT_MAX);
  });
}
