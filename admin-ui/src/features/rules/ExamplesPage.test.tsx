import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
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
    { file: "examples.yaml", name: "Two espressos", ok: true, expected: "5 points", got: "" },
    { file: "examples.yaml", name: "Nothing", ok: false, expected: "1 point", got: "0 points" },
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
  expect(nothing.getByText(/purchase: 0.50/)).toBeDefined();
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
