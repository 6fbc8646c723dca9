import { CompletionContext } from "@codemirror/autocomplete";
import type { EditorState } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { serve } from "../../shared/testing/server";
import { show } from "../../shared/testing/show";
import { RuleCards } from "./cards/RuleCards";
import { type Editing, EditingProvider, NOTHING_KNOWN } from "./editor/context";
import { FileDocument } from "./editor/document";
import { problemsOf } from "./language/checks";
import { ADDED, TODAY, VOCABULARY, VOCABULARY_JSON } from "./language/given.test-data";
import { SentenceReader } from "./language/sentences";
import { vocabularyOf } from "./language/vocabulary";
import { completions } from "./text/completion";
import { helpAt } from "./text/hover";

/**
 * The server's vocabulary has one sentence more, and nothing here knows it. Which one it is, and that
 * the server tells it like this, is written down by `AddedSentenceTests` of `rules`.
 */
const MORE = vocabularyOf({ ...VOCABULARY_JSON, items: [...VOCABULARY_JSON.items, ADDED] });

const LINE = 'The dearest line of category "coffee" comes to at least 20.00 EUR';

function rule(condition: string): string {
  return `rule "Dear drinks"\nwhen\n    ${condition}\nthen\n    Give 50 points\nend\n`;
}

function documentOf(text: string): FileDocument {
  return new FileDocument("a.dslr", text, new SentenceReader(MORE));
}

function showCards(document: FileDocument, language: "en" | "de" = "en") {
  const editing: Editing = {
    document,
    vocabulary: MORE,
    isReadOnly: false,
    today: TODAY,
    names: () => new Set(),
    showText: () => undefined,
  };
  const snapshot = document.snapshot();
  return show(
    <EditingProvider value={editing}>
      <RuleCards
        snapshot={snapshot}
        problems={problemsOf([snapshot.file])}
        known={NOTHING_KNOWN}
        rule={undefined}
      />
    </EditingProvider>,
    { role: "marketer", language },
  );
}

describe("a sentence that only the server knows", () => {
  let detach = () => {};
  afterEach(() => {
    detach();
    detach = () => {};
  });

  function stateOf(text: string): EditorState {
    const attached = documentOf(text).attach(document.body);
    detach = attached.detach;
    const view: EditorView = attached.view;
    return view.state;
  }

  it("is really new here", () => {
    expect(VOCABULARY.sentence(ADDED.id)).toBeUndefined();
    expect(ADDED.example).toBe(LINE);
  });

  it("is read without a problem", () => {
    expect(problemsOf([documentOf(rule(LINE)).snapshot().file])).toEqual([]);
    const misspelt = documentOf(rule(LINE.replace("dearest", "deerest"))).snapshot().file;
    expect(problemsOf([misspelt])[0]?.suggestion).toContain("The dearest line of category");
  });

  it("stands in the palette under its heading, is found by its words and added", async () => {
    const edited = documentOf(rule("A purchase is made"));
    showCards(edited);
    fireEvent.click(await screen.findByRole("button", { name: /^Add a condition/ }));
    fireEvent.change(await screen.findByRole("textbox", { name: /Search sentences/ }), {
      target: { value: "dearest line" },
    });
    const option = await screen.findByRole("option", { name: /The dearest line of category/ });
    expect(within(option).getByText(ADDED.help)).toBeDefined();
    expect(screen.getByText(ADDED.group)).toBeDefined();

    fireEvent.click(option);
    expect(edited.snapshot().text).toContain("    A purchase is made\n    The dearest line of");
    expect(edited.snapshot().file.lines[3]?.use?.sentence.id).toBe(ADDED.id);
  });

  it("is a card with a field for each of its values", async () => {
    serve({ "GET /v1/insight/catalogue": { body: { items: [], next: null } } });
    const edited = documentOf(rule(LINE));
    showCards(edited);
    const codes = await screen.findByRole("textbox", { name: /^categories: a code/ });
    expect(screen.getByRole("button", { name: "Remove coffee" })).toBeDefined();
    expect(screen.getByRole("button", { name: `What this means: ${ADDED.help}` })).toBeDefined();
    fireEvent.change(codes, { target: { value: "tea" } });
    fireEvent.keyDown(codes, { key: "Enter" });
    await waitFor(() =>
      expect(edited.snapshot().text).toContain('category "coffee" or "tea" comes to'),
    );

    const amount = screen.getByRole("textbox", { name: /^amount: an amount/ });
    fireEvent.change(amount, { target: { value: "12.50" } });
    expect(edited.snapshot().text).toContain("comes to at least 12.50 EUR");
  });

  it("is offered while somebody types, with its help and fields", async () => {
    const text = rule("The dea");
    const state = stateOf(text);
    const offer = completions(
      MORE,
      async () => [],
      () => TODAY,
      {
        rule: "",
        when: "",
        conditions: "",
        end: "",
      },
    );
    const found = await offer(new CompletionContext(state, text.indexOf("dea") + 3, false));
    const option = found?.options.find((one) => one.label.startsWith("The dearest line"));
    expect(option?.label).toMatch(
      /^The dearest line of category .?categories.? comes to at least .?amount.?$/,
    );
    expect(option?.section).toBe(ADDED.group);
    const info = typeof option?.info === "function" ? await option.info(option) : null;
    expect((info as HTMLElement).textContent).toBe(`${ADDED.help}${ADDED.example}`);
    expect(typeof option?.apply).toBe("function");
  });

  it("asks for the codes that its values name", async () => {
    const text = rule('The dearest line of category "co" comes to at least 20.00 EUR');
    const asked: string[][] = [];
    const offer = completions(
      MORE,
      async (kind, search) => {
        asked.push([kind, search]);
        return [{ code: "coffee", detail: "" }];
      },
      () => TODAY,
      { rule: "", when: "", conditions: "", end: "" },
    );
    const found = await offer(
      new CompletionContext(stateOf(text), text.indexOf('"co"') + 3, false),
    );
    expect(asked).toEqual([["category", "co"]]);
    expect(found?.options.map((one) => one.label)).toEqual(["coffee"]);
  });

  it("is explained where somebody points at it", () => {
    const text = rule(LINE);
    const state = stateOf(text);
    const told = (word: string) => {
      const help = helpAt(state, text.indexOf(word) + 2, (value) => `${value.name}!`);
      return help?.create({} as EditorView).dom.textContent;
    };
    expect(told("dearest")).toBe(ADDED.help);
    expect(told("coffee")).toBe(`categories!${ADDED.help}`);
    expect(told("20.00")).toBe(`amount!${ADDED.help}`);
  });
});
