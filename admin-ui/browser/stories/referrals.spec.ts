import { unique } from "../given";
import { type Call, expect, expectAccessible, expectNoSidewaysScroll, test } from "../test";

const PHONE = { width: 360, height: 780 };
const PROMISED = { referrer: 200, friend: 100 };

interface Enrolled {
  readonly id: string;
  readonly code: string;
}

async function enrol(call: Call, name: string, more: object = {}): Promise<Enrolled> {
  const member = await call("till", "POST", "/v1/members", {
    name,
    email: `${unique("friend").toLowerCase()}@home.example`,
    ...more,
  });
  return { id: member.id, code: member.referral.code };
}

function buy(call: Call, member: string, minor: number) {
  return call("till", "POST", "/v1/purchases", {
    store: "hamburg-1",
    register: "3",
    receipt: unique("R"),
    occurredAt: new Date().toISOString(),
    member: { id: member },
    currency: "EUR",
    totalMinor: minor,
    lines: [{ sku: "BEANS", category: "beans", quantity: 1, unitPriceMinor: minor }],
  });
}

/** Points that a member has for friends, or for having been brought. */
async function pointsForFriends(call: Call, member: string): Promise<number> {
  const { items } = await call("support", "GET", `/v1/referrals?member=${member}`);
  return (items as Referral[])
    .flatMap(({ friend, awards }) =>
      awards.filter(({ to }) => (to === "friend") === (friend === member)),
    )
    .filter(({ state }) => state === "given")
    .reduce((sum, { points = 0 }) => sum + points, 0);
}

interface Referral {
  readonly friend: string;
  readonly awards: readonly { to: string; state: string; points?: number }[];
}

/** Rules that hold people of one family name for review, published by both who have to agree. */
async function holdNamesakes(call: Call): Promise<void> {
  const draft = await call("marketer", "POST", "/v1/rulebook/drafts", { note: "Namesakes" });
  const path = `/v1/rulebook/drafts/${draft.id}`;
  const { files } = await call("marketer", "GET", path);
  const file = files.find((one: { name: string }) => one.name === "campaigns.dslr");
  const rule = `rule "${unique("Namesakes")}"
when
    A friend makes their first purchase
    The referral shows the signal name
then
    Hold the referral for review because "One family name."
end
`;
  await call("marketer", "PUT", `${path}/files/campaigns.dslr`, `${file.text}\n${rule}`, {
    "If-Match": file.etag,
    "Content-Type": "text/plain; charset=utf-8",
  });
  await call("marketer", "POST", `${path}/submit`, {});
  await call("approver", "POST", `${path}/approve`, {});
  await call("approver", "POST", `${path}/publish`, {});
}

test("a friend buys and both have it; support looks at a held pair and approves; a return takes back", async ({
  signIn,
  call,
  alone: _,
}) => {
  test.setTimeout(180_000);
  const before = await call("marketer", "GET", "/v1/rulebook/live");
  await holdNamesakes(call);
  const family = unique("Klein");
  const rosa = await enrol(call, `Rosa ${family}`, { attributes: { address: "Elbe 1" } });
  const tom = await enrol(call, `Tom ${unique("Gross")}`, { referralCode: rosa.code });
  const fritz = await enrol(call, `Fritz ${family}`, { referralCode: rosa.code });

  await test.step("a friend buys at the till, and both have what was promised", async () => {
    await buy(call, tom.id, 2500);
    await expect.poll(() => pointsForFriends(call, tom.id)).toBe(PROMISED.friend);
    await expect.poll(() => pointsForFriends(call, rosa.id)).toBe(PROMISED.referrer);
  });

  const bought = await buy(call, fritz.id, 2500);
  const support = await signIn("support");
  await test.step("the other pair waits, with its evidence and what is innocent about it", async () => {
    await support.goto("/admin/referrals");
    await support
      .getByRole("link", { name: `Rosa ${family} brought Fritz ${family}` })
      .click({ timeout: 30_000 });
    await expect(support.getByText("Both have the same family name.")).toBeVisible();
    await expect(support.getByText(/Brothers and sisters invite each other/)).toBeVisible();
    await expect(support.getByText(`${PROMISED.referrer} points`, { exact: true })).toBeVisible();
    await expectAccessible(support);
    await support.setViewportSize(PHONE);
    await expectNoSidewaysScroll(support);
    expect(await pointsForFriends(call, fritz.id)).toBe(0);
  });

  await test.step("support approves with a reason, and both have theirs at once", async () => {
    await support.getByRole("button", { name: "Approve" }).click();
    await support.getByRole("combobox", { name: "Reason" }).click();
    await support.getByRole("option", { name: "They are a family" }).click();
    await expectAccessible(support);
    await support.getByRole("button", { name: "Give both what was promised" }).click();
    await expect(support.getByText("Given", { exact: true })).toBeVisible();
    expect(await pointsForFriends(call, fritz.id)).toBe(PROMISED.friend);
    expect(await pointsForFriends(call, rosa.id)).toBe(2 * PROMISED.referrer);
  });

  await test.step("the member's page says who brought whom", async () => {
    await support.goto(`/admin/members/${rosa.id}`);
    await expect(support.getByRole("link", { name: `Fritz ${family}` })).toBeVisible();
    await support.goto(`/admin/members/${fritz.id}`);
    await expect(support.getByText("Was brought by")).toBeVisible();
  });

  await test.step("what comes back takes both sides back", async () => {
    await call("till", "POST", `/v1/purchases/${bought.id}/returns`, {
      returnReceipt: unique("B"),
      occurredAt: new Date().toISOString(),
    });
    await expect.poll(() => pointsForFriends(call, fritz.id)).toBe(0);
    await expect.poll(() => pointsForFriends(call, rosa.id)).toBe(PROMISED.referrer);
    await support.goto(`/admin/referrals?member=${fritz.id}`);
    await expect(
      support.locator("#content").getByText("Taken back", { exact: true }),
    ).toBeVisible();
  });

  await call("approver", "POST", `/v1/rulebook/versions/${before.version}/rollback`, {});
});
