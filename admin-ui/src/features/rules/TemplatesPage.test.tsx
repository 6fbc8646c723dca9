import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { focused, open } from "./testing/open";
import { BASE, RulebookServer } from "./testing/rulebook.test-data";

const HAPPY = `rule "Happy hour"
    valid from 2026-11-24 until 2026-12-24
when
    The time is between 14:00 and 16:00
    The basket contains products in category "coffee"
then
    Multiply points on category "coffee" by 2
end
`;

function server() {
  const one = new RulebookServer({ "base.dslr": BASE });
  one.templates = [
    {
      id: "happy-hour",
      group: "Multiply points",
      title: "Happy hour",
      explanation: "Double points for a few hours of the day.",
      text: HAPPY,
      fields: [{ line: 5, column: 46, sentence: "contains-category", parameter: "categories" }],
    },
    {
      id: "welcome",
      group: "For the member",
      title: "Welcome bonus",
      explanation: "Points for joining.",
      text: 'rule "Welcome"\nwhen\n    The member enrols\nthen\n    Give 50 points\nend\n',
      fields: [],
    },
  ];
  return one.start();
}

it("offers templates by group, each explained, and finds them", async () => {
  server();
  open("/templates");

  expect(await screen.findByRole("heading", { name: "Happy hour" })).toBeDefined();
  expect(screen.getByText("Double points for a few hours of the day.")).toBeDefined();
  fireEvent.change(screen.getByLabelText("Find a template"), { target: { value: "joining" } });
  await waitFor(() => expect(screen.queryByRole("heading", { name: "Happy hour" })).toBeNull());
  expect(screen.getByRole("heading", { name: "Welcome bonus" })).toBeDefined();
});

it("adds one to a draft, prefilled, with the cursor in what is filled in first", async () => {
  const one = server();
  open("/templates");
  const into = await screen.findByLabelText("Add it to");
  // Nobody's draft gets a rule that it was not meant for.
  expect((into as HTMLSelectElement).value).toBe("");
  await screen.findByRole("option", { name: "Christmas" });
  fireEvent.change(into, { target: { value: one.id } });
  fireEvent.click(await screen.findByRole("button", { name: "Use this: Happy hour" }));

  expect(await screen.findByRole("article", { name: "Happy hour" })).toBeDefined();
  await waitFor(() => expect(focused()?.getAttribute("aria-label")).toMatch(/^categories: /));
  expect(focused()?.closest("li")?.textContent).toContain("The basket contains products");
  expect(one.text("base.dslr")).toBe(`${BASE}\n${HAPPY}`);
  expect(screen.queryByText(/Somebody else changed/)).toBeNull();
});

it("adds it to a new draft where one wants that", async () => {
  const one = server();
  open("/templates");
  await screen.findByRole("heading", { name: "Happy hour" });
  fireEvent.change(screen.getByLabelText("Add it to"), { target: { value: "" } });
  fireEvent.click(screen.getByRole("button", { name: "Use this: Welcome bonus" }));

  await screen.findByRole("article", { name: "Welcome" });
  expect(
    one.sent.find((sent) => sent.path === "/v1/rulebook/drafts" && sent.method === "POST"),
  ).toMatchObject({ body: { note: "Welcome bonus" } });
});

it("says to support who can use them", async () => {
  server();
  open("/templates", { role: "support" });

  expect(await screen.findByText("Marketers and approvers can use templates.")).toBeDefined();
  expect(screen.queryByRole("button", { name: /^Use this: / })).toBeNull();
});

it("shows the sentences of a template in German where the page is", async () => {
  server();
  open("/templates", { language: "de" });

  expect(await screen.findByText(/Die Uhrzeit liegt zwischen 14:00 und 16:00/)).toBeDefined();
  expect(screen.getByText(/Punkte auf Warengruppe „coffee“ mit 2 multiplizieren/)).toBeDefined();
});
