import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { endAsking, isAsking } from "../../../shared/api/ended";
import { refusal } from "../../../shared/testing/server";
import { open, saved, settle } from "../testing/open";
import { BASE, ME, OTHER, RulebookServer } from "../testing/rulebook.test-data";
import { leftOver } from "./leftovers";

const SECOND = BASE.replace("Base points", "Second");
const BOTH = `${BASE}\n${SECOND}`;

async function opened(text = BOTH) {
  const server = new RulebookServer({ "base.dslr": text }).start();
  open(`/rules/${server.id}/base.dslr`);
  await screen.findAllByText("Then");
  return server;
}

const give = (rule: string, points: string) =>
  fireEvent.change(
    within(screen.getByRole("article", { name: rule })).getByLabelText(/^points: /),
    { target: { value: points } },
  );

describe("two people at one draft", () => {
  it("have their changes of different rules put together, and are told", async () => {
    const server = await opened();
    server.write("base.dslr", BOTH.replace(SECOND, SECOND.replace("1 point", "7 points")));
    give("Base points", "3");

    expect(await screen.findByText(/Both changes are in now/)).toBeDefined();
    await saved();
    const text = server.text("base.dslr") ?? "";
    expect(text.match(/Give (.*) points/g)).toEqual(["Give 3 points", "Give 7 points"]);
  });

  it("choose where both changed one rule, with both texts before them", async () => {
    const server = await opened();
    server.write("base.dslr", BOTH.replace("Give 1 point", "Give 7 points"));
    give("Base points", "3");
    const conflict = within(await screen.findByRole("alert"));

    expect(conflict.getByText(/Give 3 points per/)).toBeDefined();
    expect(conflict.getByText(/Give 7 points per/)).toBeDefined();
    expect(
      conflict.getByText(/stays, as a whole: sentences of the two are not mixed/),
    ).toBeDefined();
    expect(conflict.getByText("Which of the two stays, with all of its sentences?")).toBeDefined();
    expect(conflict.getByRole("radio", { name: "Keep both, as two rules" })).toBeDefined();
    expect(server.text("base.dslr")).toContain("Give 7 points");
    const use = conflict.getByRole("button", { name: "Use this choice" });
    expect(use.hasAttribute("disabled")).toBe(true);
    fireEvent.click(conflict.getByRole("radio", { name: "Mine" }));
    fireEvent.click(use);
    await saved();
    expect(server.text("base.dslr")).toContain("Give 3 points");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("are led to the choice from wherever they are, and told whose change it is", async () => {
    const server = await opened();
    server.write("base.dslr", BOTH.replace("Give 1 point", "Give 7 points"), ME);
    give("Base points", "3");
    const alert = await screen.findByRole("alert");
    const said = await screen.findAllByText("You changed the same rules in another window");

    expect(said).toHaveLength(2);
    fireEvent.click(screen.getByRole("button", { name: "Choose" }));
    expect(document.activeElement).toBe(alert);
  });

  it("see that somebody else is at it right now", async () => {
    const server = new RulebookServer();
    server.draft = {
      ...server.draft,
      changedBy: OTHER,
      changedAt: new Date(Date.now() - 20_000).toISOString(),
    };
    server.start();
    open(`/rules/${server.id}/base.dslr`);

    expect(await screen.findByText("Mara is editing this draft too")).toBeDefined();
  });
});

describe("a session that ends while somebody types", () => {
  it("keeps what was typed on the device, and saves it once they signed in again", async () => {
    const server = await opened();
    let isOver = true;
    server.before = ({ method }) =>
      method === "PUT" && isOver ? refusal(401, "session-ended") : undefined;
    give("Base points", "3");
    await waitFor(() => expect(server.sent.some(({ method }) => method === "PUT")).toBe(true), {
      timeout: 3_000,
    });
    expect(leftOver(server.id, "base.dslr")?.text).toContain("Give 3 points");
    expect(server.text("base.dslr")).toBe(BOTH);

    await waitFor(() => expect(isAsking()).toBe(true));
    isOver = false;
    endAsking(true);
    await waitFor(() => expect(server.text("base.dslr")).toContain("Give 3 points"));
    await saved();
    expect(leftOver(server.id, "base.dslr")).toBeNull();
  });

  it("says that it is not saved where they would not, and tries again when they like", async () => {
    const server = await opened();
    let isOver = true;
    server.before = ({ method }) =>
      method === "PUT" && isOver ? refusal(401, "session-ended") : undefined;
    give("Base points", "3");
    await waitFor(() => expect(server.sent.some(({ method }) => method === "PUT")).toBe(true), {
      timeout: 3_000,
    });
    await waitFor(() => expect(isAsking()).toBe(true));
    endAsking(false);
    expect(await screen.findByText(/Your session has ended/)).toBeDefined();
    expect(leftOver(server.id, "base.dslr")?.text).toContain("Give 3 points");

    isOver = false;
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await saved();
    expect(server.text("base.dslr")).toContain("Give 3 points");
  });
});

it("keeps typing on the device while the server is away", async () => {
  const server = await opened();
  server.before = ({ method }) => (method === "PUT" ? { status: 503, body: {} } : undefined);
  give("Base points", "3");

  expect(await screen.findByText("Kept on this device")).toBeDefined();
  expect(screen.getByText(/The server does not answer/)).toBeDefined();
});

it("tells why a draft that was handed in is only to be read, and takes it back", async () => {
  const server = new RulebookServer();
  server.draft = { ...server.draft, state: "submitted", version: 8 };
  server.start();
  open(`/rules/${server.id}/base.dslr`);
  expect(await screen.findByText(/Submitted as version 8/)).toBeDefined();
  expect(screen.queryByRole("button", { name: /^Add a condition/ })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Take it back" }));

  expect(await screen.findByRole("button", { name: /^Add a condition/ })).toBeDefined();
});

it("shows the live rulebook to be looked at, and begins a draft at the same rule", async () => {
  const server = new RulebookServer({ "base.dslr": BOTH }).start();
  const { router } = open("/rules/live/base.dslr?rule=Second");
  expect(await screen.findByText("Live rulebook, version 7")).toBeDefined();
  await settle();
  fireEvent.click(screen.getByRole("button", { name: "Start a draft" }));

  await waitFor(() =>
    expect(router.state.location.href).toBe(`/rules/${server.id}/base.dslr?rule=Second`),
  );
});

describe("the files of a draft", () => {
  const menu = async (item: RegExp) => {
    fireEvent.click(await screen.findByRole("button", { name: "More about the files" }));
    return screen.findByRole("menuitem", { name: item });
  };

  it("are had as a zip", async () => {
    const server = await opened();
    expect((await menu(/Download/)).getAttribute("href")).toBe(
      `/v1/rulebook/drafts/${server.id}/files.zip`,
    );
  });

  it("are replaced by those of a zip, which can be taken back", async () => {
    const server = await opened(BASE);
    const zip = server.path("/files.zip");
    const puts: string[] = [];
    server.before = ({ method, path, headers }) => {
      if (path !== zip) {
        return undefined;
      }
      if (method === "PUT") {
        puts.push(headers.get("Content-Type") ?? "");
        server.write("base.dslr", puts.length === 1 ? SECOND : BASE, ME);
      }
      return { body: server.draft };
    };
    const input = await waitFor(() => {
      const found = document.querySelector('input[type="file"]');
      expect(found).not.toBeNull();
      return found as HTMLInputElement;
    });
    fireEvent.change(input, { target: { files: [new File(["PK"], "rules.zip")] } });

    expect(await screen.findByRole("article", { name: "Second" })).toBeDefined();
    expect(puts).toEqual(["application/zip"]);
    expect(screen.queryByText(/Somebody else/)).toBeNull();
    fireEvent.click(
      within(screen.getByText(/were replaced/).closest("div") as HTMLElement).getByRole("button", {
        name: "Undo",
      }),
    );
    expect(await screen.findByRole("article", { name: "Base points" })).toBeDefined();
  });

  it("are deleted one by one, which can be taken back", async () => {
    const server = new RulebookServer({ "base.dslr": BASE, "more.dslr": SECOND });
    server.before = ({ method, path }) => {
      if (method !== "DELETE" || !path.endsWith("/files/more.dslr")) {
        return undefined;
      }
      const files = server.draft.files.filter(({ name }) => name !== "more.dslr");
      server.draft = { ...server.draft, files };
      return { status: 204 };
    };
    server.start();
    const { router } = open(`/rules/${server.id}/more.dslr`);
    await screen.findAllByText("Then");
    fireEvent.click(await menu(/Delete the file more\.dslr/));

    await waitFor(() => expect(router.state.location.pathname).toMatch(/base\.dslr$/));
    await waitFor(() => expect(screen.queryByRole("link", { name: "more" })).toBeNull());
    const message = (await screen.findByText(/more\.dslr was deleted/)).closest("div");
    fireEvent.click(within(message as HTMLElement).getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(server.text("more.dslr")).toBe(SECOND));
    expect(await screen.findByRole("link", { name: "more" })).toBeDefined();
  });
});
