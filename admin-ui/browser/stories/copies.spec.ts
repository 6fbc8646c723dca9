import { addRules, givenDraft, textOf, unique } from "../given";
import { expect, expectAccessible, test } from "../test";

test("a copied rule that would count with the first is mended by one click", async ({
  signIn,
  call,
}) => {
  const first = unique("Summer gift");
  const copy = `${first} again`;
  const identity = unique("gift").toLowerCase();
  const draft = await givenDraft(call, "Copies");
  await addRules(call, draft, ruleOf(first, identity) + ruleOf(copy, identity));
  const page = await signIn("marketer");
  await page.goto(`/admin/rules/${draft}/campaigns.dslr?rule=${encodeURIComponent(copy)}`);
  const card = page.getByRole("article", { name: copy, exact: true });
  await expect(
    card.getByText("is counted under this identity already", { exact: false }),
  ).toBeVisible();
  await expectAccessible(page);

  await card.getByRole("button", { name: "Delete the line", exact: true }).click();

  await expect(
    card.getByText("is counted under this identity already", { exact: false }),
  ).toHaveCount(0);
  // The server gives the copy an identity of its own, and the first keeps its own.
  await expect
    .poll(async () => (await textOf(call, draft)).split(`identity "${identity}"`).length - 1)
    .toBe(1);
  await expect
    .poll(async () => (await textOf(call, draft)).split(`rule "${copy}"`)[1] ?? "")
    .toMatch(/^\s*\n\s*identity "/);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
});

function ruleOf(name: string, identity: string): string {
  return `
rule "${name}"
    identity "${identity}"
when
    The basket contains products in category "cake"
then
    Give 5 points
    At most 500 points per member per day
end
`;
}
