import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { refusal } from "../../../shared/testing/server";
import type { ExplainedRule } from "../calls/types";
import { focused, open, settle } from "../testing/open";
import { BASE, RulebookServer, triedOf } from "../testing/rulebook.test-data";

const WHY: ExplainedRule[] = [
  {
    rule: "Base points",
    outcome: "awarded",
    points: 12,
    code: "gives",
    reason: "",
    keptOff: [],
    sentences: [
      {
        sentence: "purchase",
        text: "A purchase is made",
        written: "A purchase is made",
        met: true,
        found: "purchase",
        needed: "purchase",
      },
    ],
  },
  {
    rule: "Coffee lovers",
    outcome: "not-met",
    points: 0,
    code: "not-met",
    keptOff: [],
    reason: 'not met: At least 20.00 EUR is spent on category "coffee" (found 12.40)',
    sentences: [
      {
        sentence: "spends-on-category",
        text: 'At least 20.00 EUR is spent on category "coffee"',
        written: 'At least 20.00 EUR is spent on category "coffee"',
        met: false,
        found: "12.40",
        needed: "20.00",
      },
    ],
  },
];

async function opened(set: (server: RulebookServer) => void = () => undefined, text = BASE) {
  const server = new RulebookServer({ "base.dslr": text });
  server.tried = () => ({ body: triedOf(12, WHY) });
  set(server);
  server.start();
  open(`/rules/${server.id}/base.dslr`);
  await screen.findByRole("heading", { name: "Basket" });
  return server;
}

const last = (server: RulebookServer) =>
  server.bodies("POST /try").at(-1) as Record<string, unknown> | undefined;
const asked = (server: RulebookServer, what: object) =>
  waitFor(() => expect(last(server)).toMatchObject(what), { timeout: 3_000 });
const type = (name: string, value: string) =>
  fireEvent.change(screen.getByLabelText(name), { target: { value } });

describe("trying a draft", () => {
  it("tells the points at once, and for each rule and sentence why or why not", async () => {
    const server = await opened();
    const points = await screen.findByText("points", { selector: "small" });

    expect(points.parentElement?.textContent).toBe("12 points");
    expect(screen.getByText('At least 20.00 EUR is spent on category "coffee"')).toBeDefined();
    expect(screen.getByText("it is 12.40, at least 20.00 is needed")).toBeDefined();
    const card = within(screen.getByRole("article", { name: "Base points" }));
    expect(card.getByText("+12")).toBeDefined();
    expect(card.getByLabelText("Met by the purchase that is tried")).toBeDefined();
    await asked(server, { store: "hamburg-1", totalMinor: 400, memberFacts: {} });
  });

  it("names a voucher and its days, and no code, as nothing is issued", async () => {
    await opened((server) => {
      server.tried = () => ({
        body: {
          ...triedOf(12, WHY),
          vouchersIssued: [
            {
              voucher: "free-cake",
              rule: "Base points",
              validFrom: "2026-11-21",
              validUntil: "2026-12-04",
            },
          ],
        },
      });
    });
    await screen.findByText("Voucher free-cake");
    expect(screen.getByText("valid from Nov 21, 2026 until Dec 4, 2026")).toBeDefined();
  });

  it("asks for the explanation in the language of the page", async () => {
    const server = new RulebookServer({ "base.dslr": BASE });
    server.tried = () => ({ body: triedOf(12, WHY) });
    server.start();
    open(`/rules/${server.id}/base.dslr`, { language: "de" });
    await screen.findByText("es ist 12.40, nötig ist mindestens 20.00");

    const asking = server.sent.filter(({ path }) => path.endsWith("/try"));
    expect(asking.map(({ query }) => query.get("lang"))).toContain("de");
    expect(asking.map(({ query }) => query.get("lang"))).not.toContain("en");
  });

  it("says of what no rule gave that it is rounding, in the language of the page", async () => {
    const server = new RulebookServer({ "base.dslr": BASE });
    const named = { rule: "Rounding", points: 2, lines: [], text: "2 points" };
    const tried = triedOf(12, WHY);
    server.tried = () => ({
      body: {
        ...tried,
        awards: [...tried.awards, named, { ...named, points: 1, rounding: true }],
      },
    });
    server.start();
    open(`/rules/${server.id}/base.dslr`, { language: "de" });

    expect((await screen.findByText("Rundung")).parentElement?.textContent).toBe("Rundung1");
    expect(screen.getByText("Rounding").parentElement?.textContent).toBe("Rounding2");
  });

  it("takes a basket as it is typed, unsaved rules included", async () => {
    const user = userEvent.setup();
    const server = await opened();
    await user.click(screen.getByRole("button", { name: "Add a line" }));
    await waitFor(() => expect(focused()?.getAttribute("aria-label")).toBe("Product, Line 2"));
    type("Product, Line 2", "ESP-1");
    type("Price, Line 2", "2,50");
    type("Qty, Line 2", "2");
    fireEvent.change(screen.getByLabelText(/^points: /), { target: { value: "3" } });

    await asked(server, {
      totalMinor: 900,
      lines: [{ category: "coffee" }, { sku: "ESP-1", quantity: 2, unitPriceMinor: 250 }],
      files: [{ name: "base.dslr", text: BASE.replace("1 point", "3 points") }],
    });
    await user.click(screen.getByRole("button", { name: "Remove line 1" }));
    expect(focused()?.getAttribute("aria-label")).toBe("Product, Line 1");
    expect(screen.getByLabelText("Product, Line 1")).toHaveProperty("value", "ESP-1");
  });

  it("says at once which field is wrong, and keeps the last result as out of date", async () => {
    const server = await opened();
    await screen.findByText("points", { selector: "small" });
    const before = server.bodies("POST /try").length;
    type("Price, Line 1", "abc");

    expect(
      screen.getByText("Line 1, Price: type an amount, such as 4.50 or 1,000.50."),
    ).toBeDefined();
    expect(screen.getByText("Out of date")).toBeDefined();
    type("Qty, Line 1", "0");
    expect(screen.getByText("Line 1, Qty: type a number above 0, such as 1 or 0.5.")).toBeDefined();
    await settle(400);
    expect(screen.getByText("points", { selector: "small" })).toBeDefined();
    expect(screen.queryByText("Calculating…")).toBeNull();
    expect(server.bodies("POST /try").length).toBe(before);
    type("Price, Line 1", "1,000.50");
    type("Qty, Line 1", "1");
    await asked(server, { totalMinor: 100_050 });
    await waitFor(() => expect(screen.queryByText("Out of date")).toBeNull());
  });

  it("tries nothing while a day cannot be read", async () => {
    const server = await opened();
    await screen.findByText("points", { selector: "small" });
    const before = server.bodies("POST /try").length;
    type("Birthday", "31/11/2026");

    expect(screen.getByText(/^Birthday: “31\/11\/2026” is no day/)).toBeDefined();
    expect(screen.getByText("Out of date")).toBeDefined();
    await settle(400);
    expect(server.bodies("POST /try").length).toBe(before);
    type("Birthday", "2026-11-30");
    await asked(server, { memberFacts: { birthday: "2026-11-30" } });
  });

  it("asks for a member before it tries a real one, and says that nobody collects nothing", async () => {
    const server = await opened();
    await screen.findByText("points", { selector: "small" });
    server.tried = () => ({ body: triedOf(0) });
    fireEvent.click(screen.getByRole("radio", { name: "A real member" }));
    expect(screen.getByText(/^Choose a member/)).toBeDefined();
    fireEvent.click(screen.getByRole("radio", { name: "Nobody" }));

    expect(await screen.findByText("Without a member nothing is collected.")).toBeDefined();
    expect(screen.queryByText("The rulebook had no rules.")).toBeNull();
  });

  it("describes a member", async () => {
    const server = await opened();
    type("Tier", "gold");
    type("Earlier purchases", "3");
    type("Tags", "student, staff");

    await asked(server, {
      memberFacts: { tier: "gold", purchases: 3, tags: ["student", "staff"] },
    });
    expect(screen.getByText(/What is left empty is ordinary/)).toBeDefined();
  });

  it("takes a real member, and keeps nothing of them on the device", async () => {
    const server = await opened();
    fireEvent.click(screen.getByRole("radio", { name: "A real member" }));
    type("Number or address", "4000123");

    await asked(server, { member: { card: "4000123" } });
    expect(last(server)?.memberFacts).toBeUndefined();
    expect(JSON.stringify({ ...localStorage })).not.toContain("4000123");
  });

  it("takes one of the last real purchases", async () => {
    const user = userEvent.setup();
    const server = await opened((one) => {
      one.purchases = [
        {
          id: "1",
          points: 5,
          store: "hamburg-1",
          register: "1",
          receipt: "R-1",
          attributes: { payment: "card" },
          vouchers: ["WELCOME"],
          channel: "app",
          occurredAt: "2026-11-21T09:15:00Z",
          currency: "EUR",
          totalMinor: 450,
          lines: [
            {
              line: 1,
              sku: "ESP-1",
              name: "Espresso",
              quantity: 2,
              unitPriceMinor: 250,
              discountMinor: 50,
              taxMinor: 0,
            },
          ],
        },
      ];
    });
    await user.click(screen.getByRole("button", { name: /Take one of the last purchases/ }));
    await user.click(await screen.findByRole("menuitem", { name: /Espresso/ }));

    await asked(server, {
      occurredAt: "2026-11-21T10:15:00+01:00",
      totalMinor: 450,
      channel: "app",
      vouchers: ["WELCOME"],
      attributes: { payment: "card" },
      lines: [{ sku: "ESP-1", discountMinor: 50 }],
    });
    expect(screen.getByLabelText("Discount, Line 1")).toHaveProperty("value", "0.50");
  });

  it("tells why it is not possible", async () => {
    await opened((one) => {
      one.tried = () => refusal(422, "unknown-member");
    });
    expect(await screen.findByText("No member was found. Check the number.")).toBeDefined();
    expect(screen.queryByRole("button", { name: /Save this basket/ })).toBeNull();
  });

  it("waits until the draft has no problems", async () => {
    const server = await opened(() => undefined, BASE.replace("A purchase is made", "Nothing"));
    expect(await screen.findByText(/The draft has problems/)).toBeDefined();
    expect(server.bodies("POST /try")).toEqual([]);
  });
});

describe("saving a basket as an example", () => {
  it("keeps the purchase, the member and what comes of it", async () => {
    const user = userEvent.setup();
    const server = await opened();
    await user.click(await screen.findByRole("button", { name: /Save this basket/ }));
    await waitFor(() => expect(focused()).toBe(screen.getByLabelText(/What it shows/)));
    await user.keyboard("Four euros of coffee{Enter}");

    expect(await screen.findByText("The example “Four euros of coffee” was saved.")).toBeDefined();
    expect(server.bodies("POST /examples")).toMatchObject([
      {
        name: "Four euros of coffee",
        purchase: { store: "hamburg-1", totalMinor: 400, lines: [{ category: "coffee" }] },
        memberFacts: {},
        expected: { points: 12, rules: { "Base points": 12 } },
      },
    ]);
    await waitFor(() => expect(focused()?.textContent).toContain("Save this basket"));
  });

  it("tells why a name is not possible", async () => {
    const user = userEvent.setup();
    await opened((one) => {
      one.before = ({ path }) =>
        path.endsWith("/examples")
          ? refusal(422, "example-not-possible", { detail: "There is one of this name." })
          : undefined;
    });
    await user.click(await screen.findByRole("button", { name: /Save this basket/ }));
    await user.type(await screen.findByLabelText(/What it shows/), "Twice{Enter}");

    expect(await screen.findByText("There is one of this name.")).toBeDefined();
  });

  it("needs a described member: examples are about nobody real", async () => {
    await opened();
    await screen.findByRole("button", { name: /Save this basket/ });
    fireEvent.click(screen.getByRole("radio", { name: "Nobody" }));

    expect(await screen.findByText(/An example is about nobody real/)).toBeDefined();
    expect(screen.queryByRole("button", { name: /Save this basket/ })).toBeNull();
  });
});
