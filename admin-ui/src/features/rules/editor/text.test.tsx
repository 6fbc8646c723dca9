import { currentCompletions, startCompletion } from "@codemirror/autocomplete";
import { diagnosticCount, forEachDiagnostic, openLintPanel } from "@codemirror/lint";
import { EditorView } from "@codemirror/view";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { open, saved, settle } from "../testing/open";
import { BASE, RulebookServer } from "../testing/rulebook.test-data";

/** Written by somebody who cares about spaces, with the line ends of Windows. */
const ODD = `# Mine,   as I like it

rule "Odd"
when
   A purchase   is made
      # a note in between
    The day is Tuesday
then
    Give 1 point

end


# the end`.replaceAll("\n", "\r\n");

async function opened(text: string, more = "?view=text") {
  const server = new RulebookServer({ "base.dslr": text });
  server.catalogue = { category: [{ code: "coffee", name: "Coffee", purchases: 7 }] };
  server.start();
  open(`/rules/${server.id}/base.dslr${more}`);
  await screen.findByRole("textbox", { name: "Rules as text" });
  return { server, view: viewOf() };
}

function viewOf(): EditorView {
  const view = EditorView.findFromDOM(screen.getByRole("textbox", { name: "Rules as text" }));
  if (view === null) {
    throw new Error("There is no text editor");
  }
  return view;
}

const put = (view: EditorView, from: string, to: string) => {
  const at = view.state.doc.toString().indexOf(from);
  view.dispatch({ changes: { from: at, to: at + from.length, insert: to } });
};
const show = (name: "Cards" | "Text") => fireEvent.click(screen.getByRole("radio", { name }));

describe("the text of a file", () => {
  it("is the same byte for byte, however often one switches to cards and back", async () => {
    const { server } = await opened(ODD);
    show("Cards");
    await screen.findByText("Then");
    show("Text");
    await screen.findByRole("textbox", { name: "Rules as text" });
    expect(viewOf().state.sliceDoc()).toBe(ODD);
    show("Cards");
    await screen.findByText("Then");
    await settle(1000);
    expect(server.writes().filter((one) => one.method === "PUT")).toEqual([]);

    const points = screen.getByLabelText(/^points: /);
    fireEvent.change(points, { target: { value: "3" } });
    await saved();
    expect(server.text("base.dslr")).toBe(ODD.replace("Give 1 point", "Give 3 points"));
  });

  it("has one history with the cards", async () => {
    const { server, view } = await opened(BASE);
    put(view, "Give 1 point", "Give 7 points");
    show("Cards");
    await waitFor(() => expect(screen.getByLabelText(/^points: /)).toHaveProperty("value", "7"));
    fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(screen.getByLabelText(/^points: /)).toHaveProperty("value", "1");
    fireEvent.click(screen.getByRole("button", { name: "Redo" }));
    await saved();

    expect(server.text("base.dslr")).toContain("Give 7 points per 1.00 EUR spent");
  });

  it("is told what is wrong as it is typed, and mended with one click", async () => {
    const { server, view } = await opened(BASE);
    put(view, "A purchase is made", "A purchase is mad");
    await waitFor(() => expect(diagnosticCount(view.state)).toBe(1));
    expect(server.bodies("POST /check")).toHaveLength(1);
    forEachDiagnostic(view.state, ({ severity }, from) => {
      expect(severity).toBe("error");
      expect(view.state.doc.lineAt(from).number).toBe(3);
    });
    openLintPanel(view);
    const mend = await waitFor(() => {
      const found = view.dom.querySelector<HTMLElement>(".cm-diagnosticAction");
      expect(found?.textContent).toContain("A purchase is made");
      return found;
    });
    fireEvent.mouseDown(mend as HTMLElement);

    await waitFor(() => expect(view.state.doc.toString()).toBe(BASE));
    await waitFor(() => expect(diagnosticCount(view.state)).toBe(0));
  });

  it("shows what only the server finds", async () => {
    const { server, view } = await opened(BASE);
    server.findings = [
      {
        file: "base.dslr",
        line: 5,
        column: 5,
        severity: "warning",
        code: "unknown-code",
        message: "No purchase has this category",
      },
    ];
    put(view, "Give 1 point", "Give 2 points");
    await waitFor(() => expect(diagnosticCount(view.state)).toBe(1), { timeout: 3_000 });
    fireEvent.click(screen.getByRole("tab", { name: /^Problems/ }));

    expect(await screen.findByText("No purchase has this category")).toBeDefined();
    expect(screen.getByText("base.dslr, line 5")).toBeDefined();
  });

  it("is completed with sentences of the part that the cursor is in", async () => {
    const { view } = await opened(BASE);
    const at = view.state.doc.toString().indexOf("then");
    view.dispatch({
      changes: { from: at, insert: "    The day\n" },
      selection: { anchor: at + "    The day".length },
    });
    startCompletion(view);
    await waitFor(() => expect(currentCompletions(view.state).length).toBeGreaterThan(0));
    const labels = currentCompletions(view.state).map((one) => one.displayLabel ?? one.label);

    expect(labels).toContain("The day is ‹weekdays›");
    expect(labels.some((label) => label.startsWith("Give "))).toBe(false);
  });

  it("is completed with the codes of real purchases", async () => {
    const { view } = await opened(BASE);
    const line = '    The basket contains products in category "c';
    const at = view.state.doc.toString().indexOf("then");
    view.dispatch({
      changes: { from: at, insert: `${line}"\n` },
      selection: { anchor: at + line.length },
    });
    startCompletion(view);

    await waitFor(() =>
      expect(currentCompletions(view.state)).toMatchObject([
        { label: "coffee", detail: "Coffee · in 7 purchases" },
      ]),
    );
  });

  it("goes to a problem that is chosen from the list, also in another file", async () => {
    const user = userEvent.setup();
    const wrong = BASE.replace("Base points", "Other").replace("A purchase is made", "Nothing");
    const server = new RulebookServer({ "base.dslr": BASE, "other.dslr": wrong }).start();
    const { router } = open(`/rules/${server.id}/base.dslr?view=text`);
    await user.click(await screen.findByRole("tab", { name: /^Problems/ }));
    await user.click(await screen.findByText("other.dslr, line 3"));

    await waitFor(() => expect(router.state.location.pathname).toMatch(/other\.dslr$/));
    await screen.findByRole("textbox", { name: "Rules as text" });
    await waitFor(() => {
      const { state } = viewOf();
      expect(state.doc.lineAt(state.selection.main.head).number).toBe(3);
    });
  });
});

describe("the place in a file", () => {
  const NAMES = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"];
  const MANY = NAMES.map((name) => BASE.replace("Base points", name)).join("\n");
  const opening = (name: string) => MANY.split("\n").indexOf(`rule "${name}"`);
  const line = () => viewOf().state.doc.lineAt(viewOf().state.selection.main.head).number - 1;
  afterEach(() => vi.restoreAllMocks());

  /** Cards of 100 pixels below each other, on a page that is scrolled down. */
  function scrolled(by: number) {
    vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function (
      this: HTMLElement,
    ) {
      const at = NAMES.indexOf(this.getAttribute("aria-label") ?? "");
      return new DOMRect(0, at * 100 - by, 500, at < 0 ? 0 : 100);
    });
  }

  async function cards() {
    const server = new RulebookServer({ "base.dslr": MANY }).start();
    const { router } = open(`/rules/${server.id}/base.dslr`);
    await screen.findByRole("article", { name: "Eight" });
    return router;
  }

  it("is the rule at the top of the cards, in the text too", async () => {
    const router = await cards();
    scrolled(310);
    show("Text");
    await screen.findByRole("textbox", { name: "Rules as text" });

    await waitFor(() => expect(line()).toBe(opening("Four")));
    expect(router.state.location.search).toEqual({ view: "text", rule: "Four" });
    expect(viewOf().hasFocus).toBe(false);
  });

  it("is the rule that has the cursor, where one sees it", async () => {
    await cards();
    const card = screen.getByRole("article", { name: "Six" });
    fireEvent.focus(within(card).getByRole("button", { name: "Open the rule Six" }));
    scrolled(310);
    show("Text");
    await screen.findByRole("textbox", { name: "Rules as text" });

    await waitFor(() => expect(line()).toBe(opening("Six")));
  });

  it("is the rule with the cursor in the text, in the cards too", async () => {
    const { view } = await opened(MANY);
    const into = vi.spyOn(Element.prototype, "scrollIntoView");
    vi.spyOn(view, "coordsAtPos").mockReturnValue({ left: 0, right: 0, top: 200, bottom: 220 });
    vi.spyOn(view.scrollDOM, "getBoundingClientRect").mockReturnValue(
      new DOMRect(0, 100, 500, 500),
    );
    view.dispatch({ selection: { anchor: view.state.doc.line(opening("Seven") + 4).from } });
    show("Cards");
    const card = await screen.findByRole("article", { name: "Seven" });

    expect(within(card).getByText("Then")).toBeDefined();
    await waitFor(() => expect(into.mock.contexts).toContain(card));
    expect(into.mock.calls.at(-1)).toEqual([{ block: "start" }]);
    expect(card.contains(document.activeElement)).toBe(false);
  });

  it("is the rule that its menu shows as text, whatever was looked at before", async () => {
    const user = userEvent.setup();
    const server = new RulebookServer({ "base.dslr": MANY }).start();
    open(`/rules/${server.id}/base.dslr?rule=Two`);
    await user.click(await screen.findByRole("button", { name: "What can be done with Five" }));
    await user.click(await screen.findByRole("menuitem", { name: "Show as text" }));
    await screen.findByRole("textbox", { name: "Rules as text" });

    await waitFor(() => expect(line()).toBe(opening("Five")));
  });
});
