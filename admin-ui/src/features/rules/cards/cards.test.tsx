import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { focused, open, saved, settle } from "../testing/open";
import { BASE, RulebookServer } from "../testing/rulebook.test-data";

const ALL = `rule "All kinds"
    valid from 2026-12-01 until 2026-12-24
when
    The total is at least 20.00 EUR
    The basket contains at least 2 units of category "coffee"
    The day is Tuesday
    The time is between 14:00 and 16:00
    The member is in tier "gold" or higher
    This is the 3rd purchase of the member this month
    The customer presents the code "SUMMER26"
then
    Give 5% of the amount spent as points
    Multiply points by 2
    At most 500 points per member per day
    Issue voucher "free-coffee" valid for 30 days
    Tell the customer "Thanks"
end
`;

const TWO = `# What everybody gets.
rule "First"
when
    A purchase is made
    The channel is "online"
    The day is Tuesday
then
    Give 1 point
end

rule "Second"
when
    A purchase is made
then
    Give 2 points
end
`;

const BRAND = `rule "Brands"
when
    The basket contains products of brand "Illy"
then
    Give 5 points
end
`;

const field = (name: string, at = 0) => {
  const found = screen.getAllByLabelText(new RegExp(`^${name}: `))[at];
  if (!(found instanceof HTMLInputElement || found instanceof HTMLSelectElement)) {
    throw new Error(`${name} is no field`);
  }
  return found;
};
const type = (one: HTMLElement, value: string) => {
  fireEvent.focus(one);
  fireEvent.change(one, { target: { value } });
  fireEvent.blur(one);
};

async function opened(text: string, more = "") {
  const server = new RulebookServer({ "base.dslr": text }).start();
  open(`/rules/${server.id}/base.dslr${more}`);
  await screen.findAllByText("Then");
  return server;
}
const lines = (server: RulebookServer) => (server.text("base.dslr") ?? "").split("\n");

describe("the fields of a card", () => {
  it("change a value of each type, and nothing else", async () => {
    const user = userEvent.setup();
    const server = await opened(ALL);
    type(field("from"), "2026-12-02");
    type(field("amount"), "25");
    type(field("units"), "3");
    type(field("from", 1), "15:00");
    type(field("tier"), '"silver"');
    type(field("n"), "5");
    type(field("period"), "this week");
    type(field("percent"), "7.5");
    type(field("factor"), "2.5");
    type(field("points"), "300");
    type(field("window"), "week");
    type(field("days"), "14");
    type(field("text"), 'Thank "you"!');
    await user.click(screen.getByRole("button", { name: /^weekdays: .*Tuesday$/ }));
    await user.click(await screen.findByRole("checkbox", { name: "Friday" }));
    await user.keyboard("{Escape}");
    await user.type(field("codes"), "WINTER{Enter}");
    await screen.findByRole("button", { name: "Remove WINTER" });
    await saved();

    expect(server.text("base.dslr")).toBe(
      ALL.replace("from 2026-12-01", "from 2026-12-02")
        .replace("20.00 EUR", "25.00 EUR")
        .replace("2 units", "3 units")
        .replace("14:00", "15:00")
        .replace('"gold"', '"silver"')
        .replace("3rd purchase of the member this month", "5th purchase of the member this week")
        .replace("5%", "7.5%")
        .replace("by 2", "by 2.5")
        .replace("500 points per member per day", "300 points per member per week")
        .replace("30 days", "14 days")
        .replace("Thanks", "Thank “you”!")
        .replace("Tuesday", "Tuesday or Friday")
        .replace('"SUMMER26"', '"SUMMER26" or "WINTER"'),
    );
  });

  it("keep the cursor while one types, whichever field of the sentence it is", async () => {
    const user = userEvent.setup();
    const server = await opened(BASE);
    const amount = field("amount");
    await user.clear(amount);
    await user.type(amount, "2.50");
    expect(focused()).toBe(amount);
    const name = screen.getByLabelText("Name of the rule");
    await user.type(name, " for all");
    expect(focused()).toBe(name);
    await saved();

    expect(server.text("base.dslr")).toBe(
      BASE.replace("1.00 EUR", "2.50 EUR").replace("points", "points for all"),
    );
  });

  it("offer the codes that purchases really have", async () => {
    const user = userEvent.setup();
    const server = new RulebookServer({ "base.dslr": ALL });
    server.catalogue = { category: [{ code: "tea", name: "Tea and infusions", purchases: 12 }] };
    server.start();
    open(`/rules/${server.id}/base.dslr`);
    await screen.findAllByText("Then");
    await user.click(field("categories"));
    await user.click(await screen.findByRole("option", { name: /Tea and infusions.*12/ }));
    await saved();

    expect(server.text("base.dslr")).toContain('category "coffee" or "tea"');
  });

  it("take what is suggested with Enter, however little of it is typed", async () => {
    const user = userEvent.setup();
    const server = new RulebookServer({ "base.dslr": BRAND });
    server.catalogue = { brand: [{ code: "Lavazza", name: "Lavazza", purchases: 12 }] };
    server.start();
    open(`/rules/${server.id}/base.dslr`);
    await screen.findAllByText("Then");
    await user.type(field("brands"), "lava{Enter}");
    await waitFor(() =>
      expect(screen.getByRole("button", { name: "Remove Lavazza" })).toBeDefined(),
    );
    await user.click(screen.getByRole("button", { name: /^Add what it gives/ }));
    await user.keyboard("triple brand{Enter}");
    await saved();

    expect(server.text("base.dslr")).toContain('products of brand "Illy" or "Lavazza"');
    // Three times the points on what has to be bought.
    expect(server.text("base.dslr")).toContain('Multiply points on brand "Illy" or "Lavazza" by 3');
  });

  it("take another code by the button for it", async () => {
    const user = userEvent.setup();
    const server = new RulebookServer({ "base.dslr": BRAND });
    server.catalogue = { brand: [{ code: "Lavazza", name: "Lavazza", purchases: 12 }] };
    server.start();
    open(`/rules/${server.id}/base.dslr`);
    await screen.findAllByText("Then");
    await user.type(field("brands"), "Lava");
    await user.click(await screen.findByRole("option", { name: "Use “Lava”" }));
    await saved();

    expect(server.text("base.dslr")).toContain('brand "Illy" or "Lava"');
  });

  it.each([
    ["tuesday", "The day is Tuesday"],
    ["Wochenende", "The day is Saturday or Sunday"],
    ["birthday month", "The birthday of the member is this month"],
    ["total 50", "The total is at least 50.00 EUR"],
    ["tier silver higher", 'The member is in tier "silver" or higher'],
  ])("begin with what was searched: %s", async (search, line) => {
    const user = userEvent.setup();
    const server = await opened(BASE);
    await user.click(screen.getByRole("button", { name: /^Add a condition/ }));
    await user.keyboard(`${search}{Enter}`);
    await saved();

    expect(lines(server)).toContain(`    ${line}`);
  });

  it("read how often something is said in words", async () => {
    const server = await opened(ALL);
    type(field("factor"), "triple");
    await saved();

    expect(server.text("base.dslr")).toBe(ALL.replace("by 2", "by 3"));
  });

  it("all have a name, and what cannot stand there is said and not written", async () => {
    const server = await opened(ALL);
    for (const one of screen.getAllByRole("textbox")) {
      expect(one.getAttribute("aria-label") ?? one.getAttribute("id"), one.outerHTML).toBeTruthy();
    }
    for (const one of screen.getAllByRole("button")) {
      expect(one.getAttribute("aria-label") ?? one.textContent, one.outerHTML).toBeTruthy();
    }
    type(field("factor"), "lots");

    expect(await screen.findByText(/“lots” is no number. Write digits only/)).toBeDefined();
    expect(field("factor").value).toBe("lots");
    expect(screen.getByText("1 problem")).toBeDefined();
    expect(screen.getByText("One field is not valid")).toBeDefined();
    expect(screen.queryByText("Saved")).toBeNull();
    await settle(1000);
    expect(server.text("base.dslr")).toBe(ALL);

    fireEvent.click(screen.getByRole("button", { name: "Back to 2" }));
    expect(field("factor").value).toBe("2");
    expect(await screen.findByText("Saved")).toBeDefined();
    type(field("factor"), "");
    expect(screen.getByText("Fill this in.")).toBeDefined();
    fireEvent.keyDown(field("factor"), { key: "Escape" });
    expect(field("factor").value).toBe("2");
  });

  it("say what is wrong with what is typed, not with what stood there before", async () => {
    await opened(ALL);
    type(field("points"), "5000000000");
    expect(await screen.findByText(/it may be at most/)).toBeDefined();
    type(field("points"), "1.000");

    expect(await screen.findByText(/“1.000” is not clear/)).toBeDefined();
    expect(screen.queryByText(/it may be at most/)).toBeNull();
  });

  it("keep a name that cannot be one beside the last that can", async () => {
    const server = await opened(BASE);
    const name = () => screen.getByLabelText("Name of the rule") as HTMLInputElement;
    fireEvent.change(name(), { target: { value: "Cake " } });
    expect(name().value).toBe("Cake ");
    expect(name().getAttribute("aria-invalid")).toBe("false");
    type(name(), "Cake {week} ");
    expect(name().value).toBe("Cake {week} ");
    expect(
      screen.getByText(/still called “Cake”: the character { may not stand here/),
    ).toBeDefined();
    await settle(1000);
    expect(lines(server)[0]).toBe('rule "Cake"');
    type(name(), "x".repeat(101));
    expect(screen.getByText(/it may have at most 100 characters/)).toBeDefined();
    type(name(), "Tea ");
    expect(name().value).toBe("Tea");
    await saved();
    expect(lines(server)[0]).toBe('rule "Tea"');
  });
});

describe("the sentences of a card", () => {
  it("are added from the palette by keyboard, with the cursor in the new one", async () => {
    const user = userEvent.setup();
    const server = await opened(BASE);
    screen.getByRole("button", { name: /^Add a condition/ }).focus();
    await user.keyboard("{Enter}");
    const search = await screen.findByPlaceholderText(/Search sentences/);
    await waitFor(() => expect(focused()).toBe(search));
    await user.keyboard("the channel is");
    await user.keyboard("{Enter}");

    await waitFor(() => expect(focused()?.getAttribute("aria-label")).toMatch(/^channels: /));
    await user.keyboard("app{Enter}");
    await screen.findByRole("button", { name: "Remove app" });
    await saved();
    expect(lines(server)[3]).toBe('    The channel is "app"');
  });

  it("give the cursor back where the palette is left with Escape", async () => {
    const user = userEvent.setup();
    await opened(BASE);
    const add = screen.getByRole("button", { name: /^Add a condition/ });
    await user.click(add);
    const search = await screen.findByPlaceholderText(/Search sentences/);
    await waitFor(() => expect(focused()).toBe(search));
    await user.keyboard("{Escape}");

    await waitFor(() => expect(focused()).toBe(add));
  });

  it("are moved by arrow keys, and the handle keeps the cursor", async () => {
    const user = userEvent.setup();
    const server = await opened(TWO);
    const first = within(screen.getByRole("article", { name: "First" }));
    const [, , third] = first.getAllByRole("button", { name: /^Move: / });
    third?.focus();
    await user.keyboard("{ArrowUp}{ArrowUp}");

    expect(focused()).toBe(third);
    await saved();
    expect(
      lines(server)
        .slice(3, 6)
        .map((line) => line.trim()),
    ).toEqual(["The day is Tuesday", "A purchase is made", 'The channel is "online"']);
  });

  it("are moved from within a field, which keeps the cursor", async () => {
    const user = userEvent.setup();
    const server = await opened(TWO);
    const channels = field("channels");
    channels.focus();
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");

    expect(focused()).toBe(channels);
    await saved();
    expect(lines(server)[5]).toBe('    The channel is "online"');
  });

  it("are duplicated and deleted; deleting can be taken back", async () => {
    const user = userEvent.setup();
    const server = await opened(TWO);
    const menu = async (item: string) => {
      const first = within(screen.getByRole("article", { name: "First" }));
      const named = first.getAllByRole("button", { name: /with: The channel is "online"$/ });
      await user.click(named[0] as Element);
      await user.click(await screen.findByRole("menuitem", { name: item }));
    };
    await menu("Duplicate");
    await saved();
    expect(server.text("base.dslr")?.match(/The channel is "online"/g)).toHaveLength(2);

    await menu("Delete");
    await saved();
    expect(server.text("base.dslr")).toBe(TWO);
    await waitFor(() => expect(focused()?.getAttribute("aria-label")).toMatch(/^channels: /));

    const message = (await screen.findByText("The sentence was deleted.")).parentElement;
    await user.click(within(message as HTMLElement).getByRole("button", { name: "Undo" }));
    await saved();
    expect(server.text("base.dslr")?.match(/The channel is "online"/g)).toHaveLength(2);
  });

  it("name their buttons, so that no two are called the same", async () => {
    await opened(TWO.replace("    The day is", "    # Quiet then\n    The day is"));
    const first = within(screen.getByRole("article", { name: "First" }));
    const named = (name: RegExp) =>
      screen.getAllByRole("button", { name }).map((one) => one.getAttribute("aria-label"));

    expect(
      first.getByRole("button", { name: 'What can be done with: The channel is "online"' }),
    ).toBeDefined();
    expect(first.getByRole("button", { name: 'Move: The channel is "online"' })).toBeDefined();
    expect(first.getByRole("button", { name: "What can be done with: Quiet then" })).toBeDefined();
    expect(named(/^(Open|Close) the rule/)).toEqual([
      "Close the rule First",
      "Close the rule Second",
    ]);
    expect(named(/^Add a condition/)).toEqual([
      "Add a condition: First",
      "Add a condition: Second",
    ]);
  });

  it("leave the cursor in the card when the last one of a part goes", async () => {
    const user = userEvent.setup();
    await opened(BASE);
    const [condition] = screen.getAllByRole("button", { name: /^What can be done with: / });
    await user.click(condition as Element);
    await user.click(await screen.findByRole("menuitem", { name: "Delete" }));

    await waitFor(() => expect(focused()?.getAttribute("aria-label")).toBe("Name of the rule"));
  });
});

describe("a card", () => {
  it("is paused, and put back into force", async () => {
    const user = userEvent.setup();
    const server = await opened(BASE);
    const menu = async (item: string) => {
      await user.click(screen.getByRole("button", { name: /with Base points/ }));
      await user.click(await screen.findByRole("menuitem", { name: item }));
    };
    await menu("Pause");
    expect(await screen.findByText("Paused")).toBeDefined();
    await saved();
    expect(lines(server)[1]).toBe("    paused");

    await menu("Put back into force");
    await saved();
    expect(server.text("base.dslr")).toBe(BASE);
  });

  it("is duplicated under a name of its own, which has the cursor", async () => {
    const user = userEvent.setup();
    const server = await opened(BASE);
    await user.click(screen.getByRole("button", { name: /with Base points/ }));
    await user.click(await screen.findByRole("menuitem", { name: "Duplicate" }));

    const copy = await screen.findByRole("article", { name: "Base points (2)" });
    await waitFor(() => expect(copy.contains(focused())).toBe(true));
    await saved();
    expect(server.text("base.dslr")).toBe(
      `${BASE}\n${BASE.replace("Base points", "Base points (2)")}`,
    );
  });

  it("is deleted, with the cursor in the next one, and comes back when that is undone", async () => {
    const user = userEvent.setup();
    const server = await opened(TWO);
    await user.click(screen.getByRole("button", { name: /with First/ }));
    await user.click(await screen.findByRole("menuitem", { name: "Delete" }));
    const second = screen.getByRole("article", { name: "Second" });
    await waitFor(() => expect(focused()).toBe(second));
    await saved();
    expect(server.text("base.dslr")).not.toContain("First");

    await user.keyboard("{Control>}z{/Control}");
    expect(await screen.findByRole("article", { name: "First" })).toBeDefined();
    await saved();
    expect(server.text("base.dslr")).toBe(TWO);
  });

  it("has the cursor where a link names it, but not in its name", async () => {
    await opened(TWO, "?rule=Second");
    const second = screen.getByRole("article", { name: "Second" });

    await waitFor(() => expect(focused()).toBe(second));
  });

  it("is added with its name ready to be typed over", async () => {
    const user = userEvent.setup();
    const server = await opened(BASE);
    await user.click(screen.getByRole("button", { name: "New rule" }));
    await waitFor(() => expect(focused()?.getAttribute("aria-label")).toBe("Name of the rule"));
    await user.keyboard("Tea time");
    await saved();

    // Nothing is given to anybody before somebody says so.
    expect(server.text("base.dslr")).toBe(`${BASE}\nrule "Tea time"\nwhen\nthen\nend\n`);
    const tea = within(screen.getByRole("article", { name: "Tea time" }));
    expect(tea.getByText("Not finished yet")).toBeDefined();
    expect(tea.queryByText(/problem/)).toBeNull();

    // The keyboard goes on to what it lacks.
    await user.keyboard("{Enter}first purchase{Enter}");
    await saved();
    expect(server.text("base.dslr")).toContain("This is the first purchase of the member");
  });

  it("tells its problems with ways to mend them", async () => {
    const user = userEvent.setup();
    const server = await opened(BASE.replace("A purchase is made", "A purchase is mad"));
    await user.click(await screen.findByRole("button", { name: /A purchase is made/ }));
    await saved();

    expect(server.text("base.dslr")).toBe(BASE);
  });

  it("is only to be read for support, and says why", async () => {
    const server = new RulebookServer({ "base.dslr": BASE }).start();
    open(`/rules/${server.id}/base.dslr`, { role: "support" });

    expect(await screen.findByText(/Your role may look at rules/)).toBeDefined();
    expect(screen.queryByRole("button", { name: /^Add a condition/ })).toBeNull();
    expect(screen.queryByRole("button", { name: /What can be done/ })).toBeNull();
    await settle(700);
    expect(server.writes()).toEqual([]);
  });
});
