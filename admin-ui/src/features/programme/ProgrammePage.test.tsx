import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { refusal, type Said, type Sent, serve } from "../../shared/testing/server";
import { show } from "../../shared/testing/show";
import { withValue } from "./fields";
import { SETTINGS, versionOf } from "./given.test-data";
import { ProgrammePage } from "./ProgrammePage";

const LONGER = withValue(SETTINGS, "/expiry/amount", 36);
const WAITING = versionOf(2, {
  state: "waiting",
  validFrom: null,
  note: "Points last three years",
  settings: LONGER,
});

interface Given {
  readonly versions?: readonly ReturnType<typeof versionOf>[];
  readonly now?: ReturnType<typeof versionOf>;
  readonly more?: Readonly<Record<string, Said | ((sent: Sent) => Said)>>;
}

function given({ now = versionOf(1), versions = [now], more = {} }: Given = {}) {
  return serve({
    "GET /v1/programme": { body: now },
    "GET /v1/programme/versions": { body: { items: versions, next: null } },
    ...more,
  });
}

/** Opens the form and makes points last 36 months. */
async function changeExpiry() {
  await userEvent.click(await screen.findByRole("button", { name: "Change settings" }));
  const amount = screen.getByRole("textbox", { name: "After how many" });
  await userEvent.clear(amount);
  await userEvent.type(amount, "36");
  await userEvent.click(screen.getByRole("button", { name: "See what changes" }));
  return within(await screen.findByRole("dialog"));
}

test("says what a change will do before it is sent, and sends what changes", async () => {
  const sent = given({ more: { "PUT /v1/programme": { body: WAITING } } });
  show(<ProgrammePage />);
  const dialog = await changeExpiry();
  expect(dialog.getByText("24").tagName).toBe("DEL");
  expect(dialog.getByText("36").tagName).toBe("INS");
  dialog.getByText(/Points that members have already keep their last day/);
  expect(sent.filter(({ method }) => method === "PUT")).toEqual([]);

  await userEvent.type(dialog.getByLabelText("Why"), "Points last three years");
  await userEvent.click(dialog.getByRole("button", { name: "Change the programme" }));
  await screen.findByText("Version 2 waits for somebody else's approval.");
  const put = sent.find(({ method }) => method === "PUT");
  expect(put?.headers.get("If-Match")).toBe('"1"');
  expect(put?.body).toEqual({
    settings: { expiry: { amount: 36 } },
    note: "Points last three years",
  });
});

test("tells a refusal where the setting is", async () => {
  given({
    more: {
      "PUT /v1/programme": refusal(422, "setting-not-available", {
        errors: [{ pointer: "/settings/expiry/amount", detail: "is not available yet" }],
      }),
    },
  });
  show(<ProgrammePage />);
  const dialog = await changeExpiry();
  await userEvent.click(dialog.getByRole("button", { name: "Change the programme" }));
  await screen.findByText("is not available yet");
  expect(screen.queryByRole("dialog")).toBeNull();
  screen.getByText("This release does not do this yet. See the fields below.");
  const amount = screen.getByRole("textbox", { name: "After how many" });
  expect(amount.getAttribute("aria-invalid")).toBe("true");
});

test("says what came in between", async () => {
  given({ more: { "PUT /v1/programme": refusal(412, "edit-conflict") } });
  show(<ProgrammePage />, { language: "de" });
  await userEvent.click(await screen.findByRole("button", { name: "Einstellungen ändern" }));
  const amount = screen.getByRole("textbox", { name: "Nach wie vielen" });
  await userEvent.clear(amount);
  await userEvent.type(amount, "12");
  await userEvent.click(screen.getByRole("button", { name: "Änderungen ansehen" }));
  await userEvent.click(await screen.findByRole("button", { name: "Programm ändern" }));
  await screen.findByText(/hat die Einstellungen inzwischen geändert/);
});

test("what the server refuses cannot be chosen", async () => {
  given();
  show(<ProgrammePage />);
  await userEvent.click(await screen.findByRole("button", { name: "Change settings" }));
  await screen.findByRole("combobox", { name: "Points expire" });
  expect(screen.getByRole("combobox", { name: "Several discounts" })).toBeTruthy();
  expect(screen.queryByRole("combobox", { name: "Prices" })).toBeNull();
  expect(screen.queryByRole("switch", { name: "Points earn points" })).toBeNull();
});

test("nobody approves their own change", async () => {
  const own = { ...WAITING, by: { ...WAITING.by, id: "p1", name: "Ada Lovelace" } };
  given({
    versions: [own, versionOf(1)],
    more: { "POST /v1/programme/versions/2/approve": refusal(403, "four-eyes") },
  });
  show(<ProgrammePage />);
  await screen.findByText("It is your own change: somebody else has to approve it.");
  await userEvent.click(screen.getByRole("button", { name: "Approve version 2" }));
  await screen.findByText(/nobody approves their own change/);
});

test("somebody else approves it, and cannot change settings", async () => {
  const sent = given({
    versions: [WAITING, versionOf(1)],
    more: {
      "POST /v1/programme/versions/2/approve": { body: { ...WAITING, state: "in-force" } },
    },
  });
  show(<ProgrammePage />, { role: "approver" });
  await userEvent.click(await screen.findByRole("button", { name: "Approve version 2" }));
  await screen.findByText("Version 2 is approved.");
  expect(sent.some(({ path }) => path.endsWith("/2/approve"))).toBe(true);
  expect(screen.queryByRole("button", { name: "Change settings" })).toBeNull();
});

test("a version that another one overtook can only be withdrawn", async () => {
  const now = versionOf(3, { basedOn: 1 });
  given({ now, versions: [now, WAITING, versionOf(1, { state: "superseded" })] });
  show(<ProgrammePage />, { role: "approver" });
  await screen.findByText(/It was made when version 1 held; version 3 came first/);
  expect(screen.queryByRole("button", { name: "Approve version 2" })).toBeNull();
  screen.getByRole("button", { name: "Withdraw version 2" });
});

test("a change builds on the version that is to come", async () => {
  const next = versionOf(2, {
    state: "scheduled",
    validFrom: "2027-01-01T00:00:00Z",
    settings: LONGER,
  });
  given({ versions: [next, versionOf(1)] });
  show(<ProgrammePage />);
  await userEvent.click(await screen.findByRole("button", { name: "Change settings" }));
  screen.getByText(/Version 2 is to come/);
  const amount = screen.getByRole<HTMLInputElement>("textbox", { name: "After how many" });
  expect(amount.value).toBe("36");
});
