import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { open, saved } from "./testing/open";
import { BASE, RulebookServer } from "./testing/rulebook.test-data";

const CAMPAIGNS = `rule "Coffee on Tuesdays"
    valid from 2026-12-01 until 2026-12-24
when
    The day is Tuesday
    The basket contains products in category "coffee"
then
    Give 50 points
end

rule "Old"
    paused
when
    A purchase is made
then
    Give 5 points
end
`;

function server() {
  const one = new RulebookServer({ "base.dslr": BASE, "campaigns.dslr": CAMPAIGNS });
  one.figures = [
    {
      rule: "Base points",
      fired: 1234,
      points: 5678,
      members: 90,
      days: [],
      budget: { used: 80, of: 100 },
    },
  ];
  return one.start();
}

const rules = () =>
  within(screen.getByRole("table"))
    .getAllByRole("link")
    .map((link) => link.textContent);

it("lists the rules of the live rulebook with what they did", async () => {
  server();
  open("/rules");
  const base = await screen.findByRole("link", { name: "Base points" });
  const row = within(base.closest("tr") as HTMLElement);

  expect(base.getAttribute("href")).toBe("/rules/live/base.dslr?rule=Base+points");
  expect(await row.findByText("1,234")).toBeDefined();
  expect(row.getByText("80 of 100")).toBeDefined();
  expect(screen.getByText("Paused")).toBeDefined();
  expect(rules()).toEqual(["Base points", "Coffee on Tuesdays", "Old"]);
});

it("begins a new rule with its first button, in a draft of its own", async () => {
  const one = server();
  const { router } = open("/rules");
  await screen.findByRole("link", { name: "Base points" });
  const [first] = within(screen.getByRole("banner")).getAllByRole("button");
  expect(first?.textContent).toBe("New rule");
  await userEvent.setup().click(first as HTMLElement);

  await waitFor(() => expect((document.activeElement as HTMLInputElement).value).toBe("New rule"));
  expect(router.state.location.pathname).toBe(`/rules/${one.id}/campaigns.dslr`);
  expect(router.state.location.search).not.toHaveProperty("add");
});

it("calls a draft by what it does until somebody names it", async () => {
  const one = server();
  one.draft = { ...one.draft, note: "" };
  const user = userEvent.setup();
  open(`/rules/${one.id}/base.dslr`);
  await user.click(await screen.findByRole("button", { name: "New rule" }));
  await waitFor(() =>
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Name of the rule"),
  );
  await user.keyboard("Tea time");
  expect(await screen.findByRole("heading", { level: 1, name: "Tea time" })).toBeDefined();

  await user.click(screen.getByRole("button", { name: "Rename" }));
  await user.clear(await screen.findByLabelText("What this change is for"));
  await user.keyboard("Winter{Enter}");
  await screen.findByRole("heading", { level: 1, name: "Winter" });
  await user.type(screen.getAllByLabelText("Name of the rule").at(-1) as HTMLElement, " for all");
  await saved();
  await waitFor(() => expect(one.text("base.dslr")).toContain("Tea time for all"));
  expect(one.draft.note).toBe("Winter");
});

it("finds rules by anything that stands in them, and keeps that in the address", async () => {
  server();
  const { router } = open("/rules");
  await screen.findByRole("link", { name: "Base points" });
  fireEvent.change(screen.getByLabelText("Find a rule"), { target: { value: "coffee tuesday" } });

  await waitFor(() => expect(rules()).toEqual(["Coffee on Tuesdays"]));
  expect(router.state.location.search).toMatchObject({ q: "coffee tuesday" });
  fireEvent.change(screen.getByLabelText("File"), { target: { value: "base.dslr" } });
  expect(await screen.findByText("No rule has these words")).toBeDefined();
});

it("lists those of a draft, and opens them there", async () => {
  const { id } = server();
  open(`/rules?draft=${id}&file=campaigns.dslr`);
  const old = await screen.findByRole("link", { name: "Old" });

  expect(old.getAttribute("href")).toBe(`/rules/${id}/campaigns.dslr?rule=Old`);
  expect(rules()).toEqual(["Coffee on Tuesdays", "Old"]);
});

describe("the open drafts", () => {
  function many() {
    const one = server();
    const names = ["Christmas", "Easter", "Summer", "Autumn"];
    const items = names.map((note, at) => ({ ...one.draft, id: `${one.id}-${at}`, note }));
    one.before = ({ method, path }) => {
      const named = items.find(({ id }) => path === `/v1/rulebook/drafts/${id}`);
      return method === "GET" && path === "/v1/rulebook/drafts"
        ? { body: { items, next: null } }
        : named && { body: named };
    };
    return items.map(({ id }) => id);
  }
  const links = () =>
    screen
      .queryAllByRole("link", { name: /^Go on: / })
      .map((link) => link.getAttribute("aria-label"));

  it("are one, and the others when they are asked for by the keyboard", async () => {
    const user = userEvent.setup();
    many();
    open("/rules");
    const others = await screen.findByRole("button", { name: "3 other drafts" });
    expect(links()).toEqual(["Go on: Christmas"]);
    expect(others.getAttribute("aria-expanded")).toBe("false");
    others.focus();
    await user.keyboard("{Enter}");

    expect(others.getAttribute("aria-expanded")).toBe("true");
    expect(links()).toEqual([
      "Go on: Christmas",
      "Go on: Easter",
      "Go on: Summer",
      "Go on: Autumn",
    ]);
    expect(screen.getByRole("button", { name: "Discard: Summer" })).toBeDefined();
    expect(screen.getByRole("link", { name: "Changes: Summer" })).toBeDefined();
    await user.keyboard("{Enter}");
    expect(links()).toEqual(["Go on: Christmas"]);
  });

  it("begin with the one that the address names", async () => {
    const [, , summer] = many();
    open(`/rules?draft=${summer}`);
    await screen.findByRole("button", { name: "3 other drafts" });

    expect(links()).toEqual(["Go on: Summer"]);
  });

  it("are gone on with in the editor, at the first rule that is another one", async () => {
    const user = userEvent.setup();
    const made = server();
    made.draft = {
      ...made.draft,
      files: made.draft.files.map((file) => ({
        ...file,
        text: `${file.text}\nrule "Newest"\nwhen\n    A purchase is made\nthen\n    Give 2 points\nend\n`,
      })),
    };
    open("/rules");
    await user.click(await screen.findByRole("link", { name: "Go on: Christmas" }));

    const card = await screen.findByRole("article", { name: "Newest" });
    await waitFor(() => expect(document.activeElement).toBe(card));
  });

  it("have nothing to open where there is one", async () => {
    server();
    open("/rules");
    await screen.findByRole("link", { name: "Go on: Christmas" });

    expect(screen.queryByRole("button", { name: /other draft/ })).toBeNull();
  });
});

it("names a draft that was published since, where the address leads to it", async () => {
  const one = server();
  one.draft = { ...one.draft, state: "published", version: 8 };
  open(`/rules?draft=${one.id}`);

  await waitFor(() => expect(screen.getByLabelText("Rulebook")).toHaveProperty("value", one.id));
});

it("teaches how to begin while there are no rules", async () => {
  new RulebookServer({ "base.dslr": "" }).start();
  open("/rules");

  expect(await screen.findByText("No rules yet")).toBeDefined();
  expect(screen.getByRole("link", { name: "See the templates" })).toBeDefined();
});

it("offers support nothing that changes rules", async () => {
  server();
  open("/rules", { role: "support" });
  await screen.findByRole("link", { name: "Base points" });

  expect(screen.queryByRole("button", { name: "Start a draft" })).toBeNull();
  expect(screen.queryByRole("button", { name: /^Discard/ })).toBeNull();
});

it("says what is wrong and tries again where the server fails", async () => {
  const one = server();
  let isAway = true;
  one.before = ({ path }) =>
    isAway && path === "/v1/rulebook/live" ? { status: 500, body: {} } : undefined;
  open("/rules");
  const again = await screen.findByRole("button", { name: "Try again" });
  isAway = false;
  fireEvent.click(again);

  expect(await screen.findByRole("link", { name: "Base points" })).toBeDefined();
});

it("speaks German", async () => {
  server();
  open("/rules", { language: "de" });

  expect(await screen.findByRole("heading", { name: "Regeln", level: 1 })).toBeDefined();
  expect(await screen.findByText("Pausiert")).toBeDefined();
});
