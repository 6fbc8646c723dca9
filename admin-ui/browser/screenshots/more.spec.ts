import type { APIRequestContext, Page } from "@playwright/test";
import { unique } from "../given";
import { type Call, type Role, test } from "../test";

/** A page or a dialog that is opened by hands. */
interface Opened {
  readonly name: string;
  readonly role: Role;
  readonly path: (given: { readonly memberId: string; readonly draftId: string }) => string;
  readonly open: RegExp;
}

/** Dialogs, by the buttons that open them, in both languages. */
const DIALOGS: readonly Opened[] = [
  {
    name: "dialog-adjust",
    role: "support",
    path: ({ memberId }) => `/admin/members/${memberId}`,
    open: /^(Adjust points|Punkte berichtigen)$/,
  },
  {
    name: "dialog-merge",
    role: "support",
    path: ({ memberId }) => `/admin/members/${memberId}`,
    open: /^(Merge|Zusammenführen|Merge…|Zusammenführen…|Merge with another|.*zusammenführen.*)/,
  },
  {
    name: "dialog-reward",
    role: "marketer",
    path: () => "/admin/rewards",
    open: /^(New reward|Neue Prämie)$/,
  },
  {
    name: "dialog-voucher-type",
    role: "marketer",
    path: () => "/admin/vouchers",
    open: /^(New voucher|New kind|Neuer Gutschein|Neue Art|New type)/,
  },
  {
    name: "dialog-key",
    role: "admin",
    path: () => "/admin/keys",
    open: /^(Make a key|Schlüssel anlegen)$/,
  },
  {
    name: "dialog-invite",
    role: "admin",
    path: () => "/admin/people",
    open: /^(Invite|Einladen|Invite somebody|Jemanden einladen)/,
  },
];

async function pictured(page: Page, project: string, name: string) {
  await page.waitForLoadState("networkidle");
  await page.screenshot({
    path: `target/screenshots/${project}/${name}.png`,
    fullPage: true,
    animations: "disabled",
  });
}

for (const look of DIALOGS) {
  test(look.name, async ({ signIn, given }, { project }) => {
    const { colorScheme = "light", hasTouch = false } = project.use;
    const page = await signIn(look.role, { colorScheme, hasTouch });
    await page.goto(look.path(given));
    await page.getByRole("button", { name: look.open }).first().click();
    await page.getByRole("dialog").waitFor();
    await pictured(page, project.name, look.name);
  });
}

async function codeFor(request: APIRequestContext, email: string): Promise<string> {
  const answer = await request.get("/demo/mailbox", { headers: { Accept: "application/json" } });
  const { items } = (await answer.json()) as { items: { to: string; text: string }[] };
  return items.find((mail) => mail.to === email)?.text.match(/\b\d{6}\b/)?.[0] ?? "";
}

/** A member who has bought, with a pool of two. */
async function givenPool(call: Call, email: string): Promise<string> {
  const ids: string[] = [];
  for (const [name, address] of [
    ["Ada Lovelace", email],
    ["Grace Hopper", `${unique("grace").toLowerCase()}@home.example`],
  ]) {
    ids.push((await call("till", "POST", "/v1/members", { name, email: address })).id);
  }
  for (const id of ids) {
    await call("till", "POST", "/v1/purchases", {
      store: "hamburg-1",
      register: "3",
      receipt: unique("R"),
      occurredAt: new Date().toISOString(),
      member: { id },
      currency: "EUR",
      totalMinor: 4000,
      lines: [
        { sku: "ESP-1", name: "Espresso", category: "coffee", quantity: 1, unitPriceMinor: 4000 },
      ],
    });
  }
  const pool = await call("support", "POST", "/v1/pools", { owner: { id: ids[0] }, name: "Home" });
  await call("support", "PUT", `/v1/pools/${pool.id}/members/${ids[1]}`, { role: "spender" });
  return ids[0] ?? "";
}

test("the members' page, and the page of a member, with a pool", async ({
  page,
  signIn,
  request,
  call,
}, { project }) => {
  const email = `${unique("ada").toLowerCase()}@home.example`;
  const member = await givenPool(call, email);
  await page.goto("/me");
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await pictured(page, project.name, "me-nobody");
  await page.getByLabel(/^E-Mail-Adresse|^E-mail address/).fill(email);
  await page.getByRole("button", { name: /[Cc]ode/ }).click();
  await page.getByLabel("Code", { exact: true }).waitFor();
  await page.getByLabel("Code", { exact: true }).fill(await codeFor(request, email));
  await page.getByRole("button", { name: /^(Sign in|Anmelden)$/ }).click();
  await page.getByText(/Ada/).first().waitFor();
  await pictured(page, project.name, "me");

  const { colorScheme = "light", hasTouch = false } = project.use;
  const support = await signIn("support", { colorScheme, hasTouch });
  await support.goto(`/admin/members/${member}`);
  await support.getByText(/Home/).first().waitFor();
  await pictured(support, project.name, "member-pool");
});
