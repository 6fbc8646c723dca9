import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { open, settle } from "../testing/open";
import { RulebookServer } from "../testing/rulebook.test-data";

const RULE = `rule "Kaffee"
    valid from 2026-12-01 until 2026-12-24
when
    The basket contains at least 1 unit of category "coffee"
    The day is Tuesday or Friday
    This is the 3rd purchase of the member this month
then
    Give 1 point per 1.00 EUR spent
    At most 500 points per member per day
end
`;

async function opened(text: string, more = "") {
  const server = new RulebookServer({ "base.dslr": text }).start();
  open(`/rules/${server.id}/base.dslr${more}`, { language: "de" });
  await screen.findAllByText(more === "" ? "Dann" : /auf Englisch/);
  return server;
}

const field = (name: string) => {
  const [found] = screen.getAllByLabelText(new RegExp(`^${name}: `));
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
const sentence = (words: string) =>
  screen.getAllByRole("listitem").find((row) => row.textContent?.startsWith(words));

describe("a German page", () => {
  it("has the sentences in German, and the file in English", async () => {
    const user = userEvent.setup();
    const server = await opened(RULE);
    expect(sentence("Der Warenkorb enthält mindestens ")?.textContent).toContain(
      " Einheit der Warengruppe ",
    );
    expect(sentence("Dies ist der ")?.textContent).toContain(" Einkauf des Mitglieds ");
    type(field("Einheiten"), "2,5");
    expect(sentence("Der Warenkorb enthält mindestens ")?.textContent).toContain(" Einheiten ");
    expect(field("Zahl").value).toBe("3.");
    type(field("Zahl"), "10.");
    expect([...(field("Zeitraum") as HTMLSelectElement).options].map(({ text }) => text)).toEqual([
      "heute",
      "diese Woche",
      "diesen Monat",
      "dieses Jahr",
    ]);
    type(field("Zeitraum"), "this week");
    await user.click(screen.getByRole("button", { name: /^Wochentage: .*Dienstag oder Freitag$/ }));
    await user.click(await screen.findByRole("checkbox", { name: "Sonntag" }));
    await user.keyboard("{Escape}");
    await screen.findByText("Gespeichert");
    expect(server.text("base.dslr")).toBe(
      RULE.replace("1 unit ", "2.5 units ")
        .replace("3rd purchase of the member this month", "10th purchase of the member this week")
        .replace("Tuesday or Friday", "Tuesday, Friday or Sunday"),
    );
  });

  it.each([
    ["Bedingung hinzufügen: Kaffee", "wochenende", "The day is Saturday or Sunday"],
    ["Bedingung hinzufügen: Kaffee", "erster Einkauf", "This is the first purchase of the member"],
    ["Festlegen, was sie gibt: Kaffee", "verdreifachen", "Multiply points by 3"],
    [
      "Festlegen, was sie gibt: Kaffee",
      "höchstens 90 woche",
      "At most 90 points per member per week",
    ],
  ])(
    "finds sentences by German words and takes what they say: %s, %s",
    async (add, typed, line) => {
      const user = userEvent.setup();
      const server = await opened(
        RULE.replace("    The day is Tuesday or Friday\n", "").replace(
          "    At most 500 points per member per day\n",
          "",
        ),
      );
      await user.click(screen.getByRole("button", { name: add }));
      await user.type(screen.getByRole("textbox", { name: /^Sätze suchen/ }), typed);
      await settle();
      await user.keyboard("{Enter}");
      await screen.findByText("Gespeichert");
      expect(server.text("base.dslr")).toContain(`    ${line}\n`);
    },
  );

  it("understands a sentence that somebody wrote in German", async () => {
    const user = userEvent.setup();
    const server = await opened(RULE.replace("The day is Tuesday or Friday", "Am Dienstag"));
    const line = screen.getByRole("textbox", { name: "Diese Zeile ist nicht verständlich" });
    await user.clear(line);
    await user.type(line, "Der Tag ist Dienstag und Freitag{Enter}");
    await screen.findByText("Gespeichert");
    expect(server.text("base.dslr")).toBe(RULE);
    expect(sentence("Der Tag ist ")).toBeDefined();
  });

  it("says of the text that it is the English file, and leads to the cards", async () => {
    const user = userEvent.setup();
    await opened(RULE, "?view=text");
    await user.click(screen.getByRole("button", { name: "Karten zeigen" }));
    expect(await screen.findAllByText("Dann")).not.toHaveLength(0);
    expect(within(document.body).queryByText(/auf Englisch/)).toBeNull();
  });
});
