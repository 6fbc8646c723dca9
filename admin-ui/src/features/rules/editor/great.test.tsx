import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { SentenceReader } from "../language/sentences";
import { open } from "../testing/open";
import { RulebookServer } from "../testing/rulebook.test-data";

const drawn = vi.hoisted(() => vi.fn());

// Each card asks for it once when it is drawn.
vi.mock("../cards/views", async (load) => {
  const views = await load<typeof import("../cards/views")>();
  return {
    ...views,
    forceOn: (day: string, rule: Parameters<typeof views.forceOn>[1] & { name: string }) => {
      drawn(rule.name);
      return views.forceOn(day, rule);
    },
  };
});

const RULES = 200;
const name = (number: number) => `Rule ${String(number).padStart(3, "0")}`;
const rules = Array.from(
  { length: RULES },
  (_, number) => `rule "${name(number)}"
when
    At least ${number + 1}.00 EUR is spent on category "category-${number}"
then
    Give ${number + 1} points
end
`,
).join("\n");

describe("a draft of 200 rules", () => {
  beforeEach(() => drawn.mockClear());

  async function opened() {
    const server = new RulebookServer({ "campaigns.dslr": rules }).start();
    open(`/rules/${server.id}/campaigns.dslr`);
    await screen.findByText(name(RULES - 1));
    return server;
  }

  it("draws one card again with each key", async () => {
    await opened();
    fireEvent.click(screen.getByRole("button", { name: `Open the rule ${name(77)}` }));
    const card = screen.getByRole("article", { name: name(77) });
    const field = await within(card).findByLabelText(/^points: /);
    drawn.mockClear();
    const read = vi.spyOn(SentenceReader.prototype, "read");
    for (const typed of ["1", "12", "123"]) {
      fireEvent.change(field, { target: { value: typed } });
    }
    expect(new Set(drawn.mock.calls.flat())).toEqual(new Set([name(77)]));
    expect(drawn.mock.calls.length).toBeLessThanOrEqual(2 * 3);
    // Nor is any other rule read again: of this one the two sentences, with each key.
    const condition = 'At least 78.00 EUR is spent on category "category-77"';
    expect(read.mock.calls.map(([, line]) => line)).toEqual(
      ["Give 1 point", "Give 12 points", "Give 123 points"].flatMap((give) => [condition, give]),
    );
    read.mockRestore();
  });

  it("draws no other card again when it was saved and checked", async () => {
    const server = await opened();
    fireEvent.click(screen.getByRole("button", { name: `Open the rule ${name(3)}` }));
    const card = screen.getByRole("article", { name: name(3) });
    const field = await within(card).findByLabelText(/^points: /);
    drawn.mockClear();
    const checks = server.bodies("POST /check").length;
    fireEvent.change(field, { target: { value: "99" } });
    await screen.findByText("Saved");
    await waitFor(() => expect(server.bodies("POST /check").length).toBeGreaterThan(checks));
    expect(new Set(drawn.mock.calls.flat())).toEqual(new Set([name(3)]));
  });

  it("finds a rule by its name and by what it says, with the keys", async () => {
    await opened();
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Find a rule" }));
    const search = await screen.findByRole("combobox", { name: "Search names and sentences" });
    await user.type(search, "category-15");
    expect(await screen.findByText("11 of 200 rules")).toBeDefined();
    await user.keyboard("{ArrowDown}{Enter}");
    await waitFor(() =>
      expect(screen.getByRole("button", { name: `Close the rule ${name(150)}` })).toBeDefined(),
    );
    expect(screen.queryByRole("listbox")).toBeNull();
  });

  it("opens all and closes all", async () => {
    // Without one, as in this window without a layout, everything counts as near.
    vi.stubGlobal("IntersectionObserver", undefined);
    const few = rules.split("\n\n").slice(0, 8).join("\n\n");
    const server = new RulebookServer({ "campaigns.dslr": few }).start();
    open(`/rules/${server.id}/campaigns.dslr`);
    await screen.findByText(name(7));
    const isOpen = () => screen.queryAllByLabelText(/^points: /).length;
    expect(isOpen()).toBe(0);
    fireEvent.click(screen.getByRole("button", { name: "Open all" }));
    await waitFor(() => expect(isOpen()).toBe(8));
    fireEvent.click(screen.getByRole("button", { name: "Close all" }));
    await waitFor(() => expect(isOpen()).toBe(0));
    vi.unstubAllGlobals();
  });
});
