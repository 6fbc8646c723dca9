import { addRules, givenDraft, textOf, unique } from "../given";
import { expect, expectAccessible, test } from "../test";

test("a day is typed as Germans write it", async ({ signIn, call }) => {
  const name = unique("Advent");
  const draft = await givenDraft(call, "Advent");
  await addRules(
    call,
    draft,
    `rule "${name}"
    valid from 2026-12-01 until 2026-12-06
when
    A purchase is made
then
    Give 5 points
end
`,
  );
  const page = await signIn("marketer", { locale: "de-DE" });
  await page.goto(`/admin/rules/${draft}/campaigns.dslr?rule=${encodeURIComponent(name)}`);
  const rule = page.getByRole("article", { name });
  const until = rule.getByRole("textbox", { name: /^bis: / });

  await test.step("it is shown in German, and typed in German", async () => {
    await expect(until).toHaveValue("06.12.2026");
    await until.fill("24.12.2026");
    await until.press("Tab");
    await expect(until).toHaveValue("24.12.2026");
    await expect.poll(() => textOf(call, draft)).toContain("until 2026-12-24");
    await expectAccessible(page);
  });

  await test.step("what is no day stays, and says so", async () => {
    await until.fill("31.11.2026");
    await until.press("Tab");
    await expect(until).toHaveValue("31.11.2026");
    await expect(until).toHaveAttribute("aria-invalid", "true");
    expect(await textOf(call, draft)).toContain("until 2026-12-24");
    await until.fill("24.12.2026");
    await until.press("Tab");
  });
});
