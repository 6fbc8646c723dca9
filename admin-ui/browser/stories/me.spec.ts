import type { APIRequestContext, Page } from "@playwright/test";
import { unique } from "../given";
import { expect, expectAccessible, expectContrast, expectNoSidewaysScroll, test } from "../test";

test.use({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  contextOptions: { reducedMotion: "reduce" },
});

const CODE = /\b\d{6}\b/;

/** The code that was sent last to an address, as a customer reads it in their mail. */
async function codeFor(request: APIRequestContext, email: string): Promise<string> {
  const answer = await request.get("/demo/mailbox", { headers: { Accept: "application/json" } });
  const { items } = (await answer.json()) as { items: { to: string; text: string }[] };
  return items.find((mail) => mail.to === email)?.text.match(CODE)?.[0] ?? "";
}

async function signIn(page: Page, request: APIRequestContext, email: string) {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: /code/ }).click();
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(await codeFor(request, email));
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("a customer reads the programme, joins, sees a purchase live, asks why, redeems and leaves", async ({
  page,
  request,
  call,
}) => {
  const email = `${unique("ada").toLowerCase()}@home.example`;
  const cup = unique("CUP");
  await call("marketer", "PUT", `/v1/rewards/${cup}`, {
    name: `Cup ${cup}`,
    kind: "product",
    points: 5,
    state: "active",
  });

  await test.step("the programme stands there before anybody has signed in", async () => {
    await page.goto("/me");
    await expect(page.getByRole("heading", { name: "How it works" })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step("joining takes an address and a code", async () => {
    await page.getByRole("button", { name: "I am new: join" }).click();
    await page.getByLabel("Name (if you like)").fill("Ada");
    await page.getByRole("checkbox").check();
    await expectAccessible(page);
    await signIn(page, request, email);
    await expect(page.getByText("Hello, Ada!")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("a purchase at the till shows by itself, with its reason", async () => {
    const found = await call("till", "GET", `/v1/members/lookup?email=${email}`);
    await call("till", "POST", "/v1/purchases", {
      store: "hamburg-1",
      register: "3",
      receipt: unique("R"),
      occurredAt: new Date().toISOString(),
      member: { id: found.id },
      currency: "EUR",
      totalMinor: 4000,
      lines: [{ sku: "ESP-1", category: "coffee", quantity: 1, unitPriceMinor: 4000 }],
    });
    await expect(page.getByRole("heading", { name: /^You have [\d,]+ points/ })).toBeVisible();
    await page.getByRole("button", { name: "Why?" }).first().click();
    await expect(page.locator(".why")).not.toBeEmpty();
    await page.getByRole("button", { name: "What if I return this?" }).first().click();
    await expect(page.getByText("If you brought all of it back")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("points are held for a reward, and let go", async () => {
    await page.getByRole("button", { name: `Redeem Cup ${cup}` }).click();
    await expect(page.getByRole("timer")).toContainText("within 1");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Cancel and keep the points" }).click();
    await expect(page.getByRole("timer")).toHaveCount(0);
  });

  await test.step("without a connection the card is still there", async () => {
    await expect(page.locator(".qr path").first()).toBeAttached();
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      // The page tells the worker what to keep once it is ready.
      const loaded = performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => name.includes("/assets/"));
      for (const file of ["/me", ...loaded]) {
        while ((await caches.match(file)) === undefined) {
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    });
    const { memberNumber } = await call("till", "GET", `/v1/members/lookup?email=${email}`);
    await page.context().setOffline(true);
    await page.reload();
    await expect(page.getByText("There is no connection at the moment.")).toBeVisible();
    await expect(page.locator(".number")).toHaveText(memberNumber.replace(/(.{4})/g, "$1 ").trim());
    await expect(page.locator(".qr path")).toHaveCount(1);
    await expectAccessible(page);
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("Hello, Ada!")).toBeVisible();
  });

  await test.step("in German, in the dark, and 320 pixels wide it is the same page", async () => {
    await page.getByRole("button", { name: "Deutsch" }).click();
    await expect(page.getByRole("heading", { name: "Was war" })).toBeVisible();
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectContrast(page);
    await page.emulateMedia({ colorScheme: "light" });
    await page.getByRole("button", { name: "English" }).click();
  });

  await test.step("all that is kept can be taken, and the person can go", async () => {
    const waiting = page.waitForEvent("download");
    await page.getByRole("link", { name: "Take my data with me" }).click();
    expect((await waiting).suggestedFilename()).toBe("my-data.json");
    await page.getByRole("button", { name: "Leave" }).click();
    await page.getByRole("button", { name: "Erase me for good" }).click();
    await expect(page.getByRole("heading", { name: "See your points" })).toBeVisible();
  });
});

test("a customer complains, support answers and makes good, and it is seen", async ({
  page,
  request,
  call,
  signIn: signInAs,
}) => {
  const email = `${unique("carl").toLowerCase()}@home.example`;
  const name = unique("Carl");
  const member = await call("till", "POST", "/v1/members", { name, email });
  await page.goto("/me");
  await signIn(page, request, email);
  await expect(page.getByText(`Hello, ${name}!`)).toBeVisible();

  await test.step("something is said", async () => {
    await page.getByLabel("Is there something that we should know?").fill("It was cold.");
    await page.getByRole("button", { name: "Send to the shop" }).click();
    await expect(page.getByText("We answer here, and by mail.")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("support finds it, answers, and makes good", async () => {
    const support = await signInAs("support");
    await support.goto("/admin/members");
    await support.getByRole("link", { name }).first().click();
    await support.getByRole("button", { name: "Answer" }).click();
    await support.getByRole("textbox", { name: "Your answer" }).fill("We are sorry!");
    await support.getByRole("textbox", { name: "Make good with points" }).fill("50");
    await expectAccessible(support);
    await support.getByRole("button", { name: "Send the answer" }).click();
    await expect(support.getByText(/With 50 points/)).toBeVisible();
    await expectNoSidewaysScroll(support);
  });

  await test.step("it shows by itself, and came by mail", async () => {
    await expect(page.getByText("We are sorry!")).toBeVisible();
    await expect(page.getByRole("heading", { name: /^You have 50 points/ })).toBeVisible();
    await expectAccessible(page);
    const answer = await request.get("/demo/mailbox", { headers: { Accept: "application/json" } });
    const { items } = (await answer.json()) as { items: { to: string; text: string }[] };
    expect(items.find(({ to }) => to === email)?.text).toContain("We are sorry!");
    const { available } = await call("till", "GET", `/v1/members/${member.id}/balance`);
    expect(available).toBe(50);
  });
});
