import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { refusal } from "../../shared/testing/server";
import { open } from "./testing/open";
import { BASE, RulebookServer } from "./testing/rulebook.test-data";

const EXAMPLES = `- name: Two espressos
  purchase: 5.00
  points: 5

- name: Nothing
  purchase: 0.50
  points: 1
`;

function server() {
  const one = new RulebookServer({ "base.dslr": BASE, "examples.yaml": EXAMPLES });
  one.examples = [
    {
      file: "examples.yaml",
      name: "Two espressos",
      ok: true,
      given: ["14 Oct 2026", "2 × coffee at 2.50 EUR each"],
      expected: "5 points",
      got: "",
    },
    {
      file: "examples.yaml",
      name: "Nothing",
      ok: false,
      given: ["15 Oct 2026", "a purchase of 0.50 EUR"],
      expected: "1 point",
      got: "0 points",
    },
  ];
  return one.start();
}

const cardOf = (name: string) =>
  within(screen.getByText(name, { selector: "p" }).closest("li") as HTMLElement);

it("shows what is given, expected and came out, in red and green and in words", async () => {
  server();
  open("/examples");

  expect(await screen.findByText("1 example fails")).toBeDefined();
  expect(cardOf("Two espressos").getByText("Holds")).toBeDefined();
  const nothing = cardOf("Nothing");
  expect(nothing.getByText("Fails")).toBeDefined();
  expect(nothing.getByText("1 point")).toBeDefined();
  expect(nothing.getByText("0 points")).toBeDefined();
  expect(nothing.getByText(/a purchase of 0.50 EUR/)).toBeDefined();
  expect(document.body.textContent).not.toContain("purchase: 0.50");
  fireEvent.click(screen.getByRole("radio", { name: "Failing only" }));
  await waitFor(() => expect(screen.queryByText("Two espressos")).toBeNull());
});

it("lets the file be changed as text, and runs them again", async () => {
  const one = server();
  open("/examples");
  fireEvent.click(await screen.findByRole("button", { name: /examples.yaml/ }));
  fireEvent.change(await screen.findByLabelText("Text of examples.yaml"), {
    target: { value: EXAMPLES.replace("points: 1", "points: 0") },
  });
  one.examples = one.examples.map((example) => ({ ...example, ok: true }));
  fireEvent.click(screen.getByRole("button", { name: "Save" }));

  expect(await screen.findByText("2 of 2 examples hold")).toBeDefined();
  expect(one.text("examples.yaml")).toContain("points: 0");
});

it("keeps what was typed where the dialog is closed, until it is saved or thrown away", async () => {
  server();
  open("/examples");
  fireEvent.click(await screen.findByRole("button", { name: /examples.yaml/ }));
  fireEvent.change(await screen.findByLabelText("Text of examples.yaml"), {
    target: { value: "- name: Half an example" },
  });
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByLabelText("Text of examples.yaml")).toBeNull());
  fireEvent.click(screen.getByRole("button", { name: /examples.yaml \(not saved\)/ }));

  expect(await screen.findByLabelText("Text of examples.yaml")).toHaveProperty(
    "value",
    "- name: Half an example",
  );
  fireEvent.click(screen.getByRole("button", { name: "Discard what I typed" }));
  await waitFor(() => expect(screen.queryByText(/not saved/)).toBeNull());
});

it("saves nothing that cannot be read, and says where it is", async () => {
  const one = server();
  open("/examples");
  fireEvent.click(await screen.findByRole("button", { name: /examples.yaml/ }));
  fireEvent.change(await screen.findByLabelText("Text of examples.yaml"), {
    target: { value: "- name: [broken" },
  });
  one.findings = [
    {
      file: "examples.yaml",
      line: 7,
      column: 15,
      severity: "error",
      message: "this cannot be read",
    },
  ];
  fireEvent.click(screen.getByRole("button", { name: "Save" }));

  expect(await screen.findByText("Line 7: this cannot be read")).toBeDefined();
  expect(screen.getByText(/nothing was saved/)).toBeDefined();
  expect(one.bodies("POST /check").at(-1)).toEqual({
    files: [{ name: "examples.yaml", text: "- name: [broken" }],
  });
  expect(one.text("examples.yaml")).toBe(EXAMPLES);
  sessionStorage.clear();
});

it("puts both changes together where somebody else changed the file meanwhile", async () => {
  const one = server();
  open("/examples");
  fireEvent.click(await screen.findByRole("button", { name: /examples.yaml/ }));
  const field = await screen.findByLabelText("Text of examples.yaml");
  fireEvent.change(field, { target: { value: `${EXAMPLES}# mine\n` } });
  const theirs = `# theirs\n${EXAMPLES}`;
  const { etag } = one.write("examples.yaml", theirs);
  one.before = ({ method, path, headers }) =>
    method === "PUT" && path.endsWith("examples.yaml") && headers.get("If-Match") !== etag
      ? {
          status: 412,
          body: {
            type: "urn:regulars:problem:edit-conflict",
            title: "",
            status: 412,
            detail: "",
            current: theirs,
            etag,
            merged: `${theirs}# mine\n`,
            conflicts: [],
          },
        }
      : undefined;
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  fireEvent.click(await screen.findByRole("button", { name: "Put both together" }));
  fireEvent.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(one.text("examples.yaml")).toBe(`${theirs}# mine\n`));
});

it("takes the new result of an example, and gives it back", async () => {
  const one = server();
  open("/examples");
  fireEvent.click(await screen.findByRole("button", { name: "Take the new result: Nothing" }));

  expect(await screen.findByText("“Nothing” expects the new result.")).toBeDefined();
  expect(await screen.findByText("2 of 2 examples hold")).toBeDefined();
  expect(one.bodies("POST /examples/accept")).toEqual([
    { examples: [{ file: "examples.yaml", name: "Nothing" }] },
  ]);
  const sent = one.sent.find(({ path }) => path.endsWith("/accept"));
  expect(sent?.headers.get("If-Match")).toBe('"1"');
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(one.text("examples.yaml")).toBe(EXAMPLES));
});

it("takes all new results once they were looked at", async () => {
  const one = server();
  one.examples = one.examples.map((example) => ({ ...example, ok: false, got: "7 points" }));
  open("/examples");
  fireEvent.click(await screen.findByRole("button", { name: "Accept 2 new results" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByRole("row", { name: "Nothing 1 point 7 points" })).toBeDefined();
  expect(one.bodies("POST /examples/accept")).toEqual([]);
  fireEvent.click(dialog.getByRole("button", { name: "Take these 2" }));

  expect(await screen.findByText("2 examples expect the new results.")).toBeDefined();
});

it("deletes an example, and says where somebody changed the draft meanwhile", async () => {
  const one = server();
  open("/examples");
  fireEvent.click(await screen.findByRole("button", { name: "Delete: Two espressos" }));
  expect(await screen.findByText("“Two espressos” was deleted.")).toBeDefined();
  await waitFor(() => expect(screen.queryByText("Two espressos", { selector: "p" })).toBeNull());
  one.before = ({ path }) => (path.endsWith("/remove") ? refusal(412, "edit-conflict") : undefined);
  fireEvent.click(screen.getByRole("button", { name: "Delete: Nothing" }));
  expect(await screen.findByRole("alert")).toBeDefined();
  expect(screen.getByText("Nothing", { selector: "p" })).toBeDefined();
});

it("offers nothing for what cannot be read", async () => {
  const one = server();
  one.examples = one.examples.map((example) => ({ ...example, ok: false, given: [] }));
  open("/examples");

  expect(await screen.findByText("2 examples fail")).toBeDefined();
  expect(screen.queryByRole("button", { name: /new result|^Delete/ })).toBeNull();
});

it("shows the examples of the live rulebook while no draft is open", async () => {
  const one = server();
  one.live = one.version(7, { examples: [{ name: "examples.yaml", text: EXAMPLES }] });
  one.before = ({ method, path }) => {
    if (path === "/v1/rulebook/versions/7/examples") {
      return { body: { items: one.examples } };
    }
    return method === "GET" && path === "/v1/rulebook/drafts"
      ? { body: { items: [], next: null } }
      : undefined;
  };
  open("/examples");

  expect(await screen.findByText(/These 2 examples are those of the live rulebook/)).toBeDefined();
  expect(cardOf("Two espressos").getByText(/2 × coffee at 2.50 EUR each/)).toBeDefined();
  expect(screen.getByText("Two espressos", { selector: "p" })).toBeDefined();
  expect(screen.queryByRole("button", { name: /^Delete/ })).toBeNull();
});

it("teaches what examples are while there are none", async () => {
  new RulebookServer().start();
  open("/examples");

  expect(await screen.findByText("No examples yet")).toBeDefined();
});

it("says to support what they may", async () => {
  const one = server();
  open("/examples", { role: "support" });

  expect(await screen.findByText(/Your role may look at examples/)).toBeDefined();
  expect(one.bodies("POST /check")).toEqual([]);
});
