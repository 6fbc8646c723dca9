import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { StaffRole } from "../../shared/api/types";
import { refusal, type Said, type Sent, serve } from "../../shared/testing/server";
import { showPages } from "../../shared/testing/show";
import { vouchersSearch } from "./search";
import { VoucherPage } from "./VoucherPage";
import { VouchersPage } from "./VouchersPage";

const PAGES = [
  { path: "/vouchers", search: vouchersSearch, component: VouchersPage },
  { path: "/vouchers/$id", component: VoucherPage },
];
const TYPE = {
  name: "Gift card",
  version: 4,
  kind: "balance",
  valueMinor: 2500,
  days: 365,
  combinable: true,
  currency: "EUR",
};
const CODE = {
  id: "v1",
  code: "7KCF3-M9XDH-9RTWY",
  type: "Gift card",
  kind: "balance",
  state: "open",
  validFrom: "2026-11-01",
  validUntil: "2027-10-31",
  uses: 1,
  faceMinor: 2500,
  remainingMinor: 1200,
  issuedAt: "2026-11-01T10:00:00Z",
  movements: [
    {
      at: "2026-11-20T10:00:00Z",
      kind: "used",
      amountMinor: 1300,
      purchaseId: "p1",
      store: "hamburg-1",
      lines: [],
    },
  ],
};

function given(more: Readonly<Record<string, Said | ((sent: Sent) => Said)>> = {}) {
  return serve({
    "GET /v1/voucher-types": { body: { items: [TYPE], next: null } },
    "GET /v1/voucher-types/Gift%20card": { body: TYPE },
    "GET /v1/vouchers": { body: { items: [CODE], next: null } },
    "GET /v1/vouchers/v1": { body: CODE },
    "GET /v1/stores": { body: { items: [], next: null } },
    ...more,
  });
}

const show = (at: string, role: StaffRole = "marketer", language: "en" | "de" = "en") =>
  showPages(PAGES, { role, at, language });

test("a marketer changes a type as a whole, and only what they saw", async () => {
  const sent = given({ "PUT /v1/voucher-types/Gift%20card": { body: { ...TYPE, version: 5 } } });
  show("/vouchers");
  await userEvent.click(await screen.findByRole("button", { name: "Gift card" }));
  const dialog = within(await screen.findByRole("dialog"));
  const value = await dialog.findByLabelText<HTMLInputElement>("Begins with (EUR)");
  expect(value.value).toBe("25");
  await userEvent.clear(value);
  await userEvent.type(value, "30");
  await userEvent.click(dialog.getByRole("button", { name: "Save" }));
  await screen.findByText("“Gift card” is saved.");
  const put = sent.find(({ method }) => method === "PUT");
  expect(put?.headers.get("If-Match")).toBe('"4"');
  expect(put?.body).toEqual({ kind: "balance", valueMinor: 3000, days: 365 });
});

test("a refusal stands at its field", async () => {
  given({
    "PUT /v1/voucher-types/Summer": refusal(409, "voucher-code-taken", {
      errors: [{ pointer: "/generic", detail: "belongs to another voucher" }],
    }),
  });
  show("/vouchers");
  await userEvent.click(await screen.findByRole("button", { name: "New type" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.type(dialog.getByRole("textbox", { name: "Name" }), "Summer");
  await userEvent.type(dialog.getByLabelText("Percent off"), "10");
  await userEvent.type(dialog.getByRole("textbox", { name: "One code for everybody" }), "SUMMER");
  await userEvent.click(dialog.getByRole("button", { name: "Save" }));
  await dialog.findByText("belongs to another voucher");
});

test("codes are made and come as a file", async () => {
  const sent = given({ "POST /v1/voucher-types/Gift%20card/codes": { body: "code" } });
  const address = vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:codes");
  show("/vouchers");
  await userEvent.click(await screen.findByRole("button", { name: "Codes of Gift card" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.click(dialog.getByRole("button", { name: "Make and download" }));
  await screen.findByText(/the file is with your downloads/);
  expect(address).toHaveBeenCalledOnce();
  const post = sent.find(({ method }) => method === "POST");
  expect(post?.body).toEqual({ count: 100 });
  expect(post?.headers.get("Idempotency-Key")).toBeTruthy();
});

test("codes are brought in, and it is told which could not be", async () => {
  const sent = given({
    "POST /v1/voucher-types/Gift%20card/codes": {
      body: {
        type: "Gift card",
        read: 3,
        added: 1,
        already: 1,
        rejectedRows: 1,
        rejected: [{ row: 3, code: "X", detail: "valueMinor: must be between 1 and 1000000000" }],
      },
    },
  });
  show("/vouchers");
  await userEvent.click(await screen.findByRole("button", { name: "Codes of Gift card" }));
  const dialog = within(await screen.findByRole("dialog"));
  const file = new File(["A1\nB2\nX"], "codes.csv", { type: "text/csv" });
  const picker = document.querySelector<HTMLInputElement>('input[type="file"]');
  await userEvent.upload(picker as HTMLInputElement, file);
  await userEvent.click(dialog.getByRole("button", { name: "Bring in" }));
  await dialog.findByText("3 codes read: 1 new, 1 there already.");
  dialog.getByText(/Line 3, X: valueMinor/);
  const post = sent.find(({ method }) => method === "POST");
  expect(post?.headers.get("Content-Type")).toBe("text/csv");
  expect(post?.body).toBe("A1\nB2\nX");
});

test("support finds a code however it is typed, sees its life and takes it back", async () => {
  const sent = given({ "POST /v1/vouchers/v1/void": { body: { ...CODE, state: "void" } } });
  show("/vouchers?tab=codes", "support");
  await userEvent.type(await screen.findByLabelText("Find a code"), "7kcf3m9xdh9rtwy");
  await userEvent.click(await screen.findByRole("link", { name: CODE.code }));
  await screen.findByText("€12.00 of €25.00");
  screen.getByText("hamburg-1");
  screen.getByText("€13.00");
  await userEvent.click(screen.getByRole("button", { name: "Take back" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Reason" }), "Sent by mistake");
  await userEvent.click(screen.getByRole("button", { name: "Take the code back" }));
  await screen.findByText("The code is taken back.");
  expect(sent.find(({ method }) => method === "POST")?.body).toEqual({ reason: "Sent by mistake" });
});

test("what was taken back can be given back, in German, too", async () => {
  const sent = given({
    "GET /v1/vouchers/v1": { body: { ...CODE, state: "void" } },
    "POST /v1/vouchers/v1/restore": { body: CODE },
  });
  show("/vouchers/v1", "support", "de");
  await userEvent.click(await screen.findByRole("button", { name: "Wiedergeben" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Grund" }), "Irrtum");
  await userEvent.click(screen.getByRole("button", { name: "Code wiedergeben" }));
  await screen.findByText("Der Code kann wieder verwendet werden.");
  expect(sent.find(({ method }) => method === "POST")?.path).toBe("/v1/vouchers/v1/restore");
});

test("who may only look is offered nothing to change", async () => {
  given();
  show("/vouchers", "support");
  await screen.findAllByText("Gift card");
  expect(screen.queryByRole("button", { name: "New type" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Codes of Gift card" })).toBeNull();
});
