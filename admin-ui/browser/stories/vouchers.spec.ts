import { givenMember, unique } from "../given";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../test";

const PHONE = { width: 360, height: 780 };

test("a marketer makes a type and its codes; support finds a code and its life", async ({
  signIn,
  call,
}) => {
  const name = unique("Five off");
  const { memberId } = await givenMember(call);
  const marketer = await signIn("marketer");

  await test.step("a type is made", async () => {
    await marketer.goto("/admin/vouchers");
    await marketer.getByRole("button", { name: "New type" }).first().click();
    const dialog = marketer.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByLabel("Or an amount off (EUR)").fill("5");
    await dialog.getByLabel("Only from a purchase of (EUR)").fill("10");
    await expectAccessible(marketer);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(marketer.getByRole("button", { name, exact: true })).toBeVisible();
  });

  let code = "";
  await test.step("codes are made, and come as a file", async () => {
    await marketer.getByRole("button", { name: `Codes of ${name}` }).click();
    const dialog = marketer.getByRole("dialog");
    await dialog.getByLabel("How many").fill("3");
    await expectAccessible(marketer);
    const waiting = marketer.waitForEvent("download");
    await dialog.getByRole("button", { name: "Make and download" }).click();
    const file = await (await waiting).createReadStream();
    const rows = Buffer.concat(await file.toArray())
      .toString("utf8")
      .trim()
      .split("\r\n");
    expect(rows).toHaveLength(4);
    code = rows[1] ?? "";
  });

  await test.step("it is used at the till", async () => {
    const purchase = {
      store: "hamburg-1",
      register: "3",
      receipt: unique("R"),
      occurredAt: new Date().toISOString(),
      member: { id: memberId },
      currency: "EUR",
      lines: [{ sku: "BEANS", category: "beans", quantity: 1, unitPriceMinor: 2000 }],
      vouchers: [code],
    };
    const quote = await call("till", "POST", "/v1/purchases/quote", {
      ...purchase,
      totalMinor: 2000,
    });
    await call("till", "POST", "/v1/purchases", {
      ...purchase,
      totalMinor: quote.payableMinor,
      discounts: quote.discounts.map(
        ({ source, lines }: { source: string; lines: readonly object[] }) => ({ source, lines }),
      ),
    });
  });

  const support = await signIn("support");
  await test.step("support finds it as it was read aloud, with its life, on a phone", async () => {
    await support.setViewportSize(PHONE);
    await support.goto("/admin/vouchers?tab=codes");
    await support.getByLabel("Find a code").fill(code.toLowerCase().replaceAll("-", " "));
    // What was typed goes into the address once it is settled, and would call the page back.
    await expect(support).toHaveURL(/code=/);
    await expect(support.getByRole("link", { name: code })).toHaveCount(1);
    await expectNoSidewaysScroll(support);
    await support.getByRole("link", { name: code }).click();
    await expect(support.getByText("Used up")).toBeVisible();
    await expect(support.getByText("hamburg-1")).toBeVisible();
    await expect(support.getByRole("link", { name: "See the purchase" })).toBeVisible();
    await expectAccessible(support);
    await expectNoSidewaysScroll(support);
  });

  await test.step("it is taken back, and given back", async () => {
    await support.getByRole("button", { name: "Take back" }).click();
    await support.getByRole("textbox", { name: "Reason" }).fill("A copy of it is going round");
    await support.getByRole("button", { name: "Take the code back" }).click();
    await expect(support.getByText("Taken back", { exact: true })).toBeVisible();
    await support.getByRole("button", { name: "Give back" }).click();
    await support.getByRole("textbox", { name: "Reason" }).fill("It was not");
    await support.getByRole("button", { name: "Give the code back" }).click();
    await expect(support.getByText("Used up")).toBeVisible();
  });
});
