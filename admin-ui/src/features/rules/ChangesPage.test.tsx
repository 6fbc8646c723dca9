import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { refusal } from "../../shared/testing/server";
import type { Draft } from "./calls/types";
import { focused, open } from "./testing/open";
import { RulebookServer } from "./testing/rulebook.test-data";

function server(draft: Partial<Draft> = {}) {
  const one = new RulebookServer();
  one.changes = { ...one.changes, examples: [{ name: "Two espressos", kind: "added" }] };
  one.draft = { ...one.draft, ...draft };
  return one.start();
}

describe("what differs", () => {
  it("is told rule by rule and sentence by sentence", async () => {
    const one = server();
    one.changes = {
      against: 7,
      rules: [
        {
          rule: "Coffee",
          file: "base.dslr",
          line: 1,
          kind: "changed",
          formerRule: "Double coffee",
          before: 'rule "Double coffee" …',
          after: 'rule "Coffee" …',
          sentences: [
            {
              kind: "changed",
              text: 'raises the multiplier on category "coffee" from 2 to 3',
              before: 'Multiply points on category "coffee" by 2',
              after: 'Multiply points on category "coffee" by 3',
            },
            { kind: "added", text: "adds a limit of 500 points per member per day" },
          ],
        },
      ],
      examples: [{ name: "Two espressos", kind: "added" }],
      warnings: [
        {
          code: "budget-without-end",
          rule: "Coffee",
          file: "base.dslr",
          line: 4,
          message: "The budget has no end date",
          reason: "Once it is used up the rule gives nothing.",
        },
      ],
    };
    open("/changes");

    expect(await screen.findByText(/raises the multiplier/)).toBeDefined();
    expect(screen.getByText("Renamed from “Double coffee” to “Coffee”")).toBeDefined();
    expect(screen.getByText("Compared with version 7")).toBeDefined();
    expect(screen.getByText('Multiply points on category "coffee" by 3').tagName).toBe("INS");
    expect(screen.getByText("Two espressos")).toBeDefined();
    expect(screen.getByText("Once it is used up the rule gives nothing.")).toBeDefined();
    expect(screen.getByRole("link", { name: "Coffee" }).getAttribute("href")).toContain(
      "/base.dslr?rule=Coffee",
    );
  });

  it("is nothing while nobody changed anything", async () => {
    const one = server();
    one.changes = { ...one.changes, examples: [] };
    open("/changes");
    expect(await screen.findByText("Nothing differs from the live rulebook yet.")).toBeDefined();
  });
});

describe("what is red", () => {
  it("is not handed in as it was before, and says so with the way to it", async () => {
    const one = server();
    const user = userEvent.setup();
    open(`/rules/${one.id}/base.dslr`);
    const points = await screen.findByLabelText(/^points: /);
    await user.clear(points);
    await user.type(points, "3,5");
    await user.click(screen.getByRole("link", { name: "Review changes" }));

    expect(
      await screen.findByText(/“3,5” in “Base points” is not taken in: the rule still says 3/),
    ).toBeDefined();
    const submit = screen.getByRole("button", { name: "Submit for approval" });
    await waitFor(() => expect(screen.queryByText("Checking the draft…")).toBeNull());
    expect(submit.hasAttribute("disabled")).toBe(true);

    await user.click(screen.getByRole("link", { name: "Put it right" }));
    const again = await screen.findByLabelText(/^points: /);
    expect((again as HTMLInputElement).value).toBe("3,5");
    await waitFor(() => expect(focused()).toBe(again));
    await user.clear(again);
    await user.type(again, "3.5");
    await user.click(screen.getByRole("link", { name: "Review changes" }));
    const ready = await screen.findByRole("button", { name: "Submit for approval" });
    await waitFor(() => expect(ready.hasAttribute("disabled")).toBe(false));
    // What was typed a moment ago is in what is handed in.
    expect(one.text("base.dslr")).toContain("Give 3.5 points per 1.00 EUR spent");
  });
});

describe("a draft behind what is live", () => {
  const moved = { code: "live-moved", message: "Version 8 is live", reason: "Since then" } as const;
  const conflict = refusal(409, "update-conflict", {
    version: 8,
    files: [
      {
        file: "base.dslr",
        current: "",
        merged: "",
        conflicts: [{ block: "Coffee" }, { block: "Coffee" }, { block: "Tea" }],
      },
      { file: "cake.dslr", message: "Gone", conflicts: [] },
    ],
  });

  /** Version 8 went live; `refused` until somebody chooses. */
  function behind(refused?: ReturnType<typeof refusal>, draft: Partial<Draft> = {}) {
    const one = server(draft);
    one.changes = { ...one.changes, warnings: [moved] };
    one.before = ({ method, path, body }) => {
      if (method !== "POST" || path !== one.path("/update")) {
        return undefined;
      }
      if (refused !== undefined && (body as { choose?: string }).choose === undefined) {
        return refused;
      }
      one.draft = { ...one.draft, from: 8 };
      one.changes = { ...one.changes, against: 8, warnings: [] };
      return { body: one.draft };
    };
    return one;
  }

  async function asked() {
    fireEvent.click(await screen.findByRole("button", { name: "Bring up to date" }));
    return within(await screen.findByRole("dialog", { name: "Changed on both sides" }));
  }

  it("is brought up to date, and the changes are shown anew", async () => {
    const one = behind();
    open("/changes");
    fireEvent.click(await screen.findByRole("button", { name: "Bring up to date" }));

    expect(await screen.findByText(/What version 8 changed is in the draft now/)).toBeDefined();
    expect(await screen.findByText("Compared with version 8")).toBeDefined();
    await waitFor(() =>
      expect(screen.queryByRole("button", { name: "Bring up to date" })).toBeNull(),
    );
    expect(one.bodies("POST /update")).toEqual([{}]);
  });

  it("asks whose stay where both changed the same rules", async () => {
    const one = behind(conflict);
    open("/changes");
    const dialog = await asked();
    expect(dialog.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "Coffee (base.dslr)",
      "Tea (base.dslr)",
      "cake.dslr: taken out of the live rulebook, changed in the draft",
    ]);
    fireEvent.click(dialog.getByRole("button", { name: "Keep the draft’s" }));

    expect(await screen.findByText(/What version 8 changed is in the draft now/)).toBeDefined();
    expect(one.bodies("POST /update")).toEqual([{}, { choose: "draft" }]);
  });

  it("can take what is live there", async () => {
    const one = behind(conflict);
    open("/changes");
    fireEvent.click((await asked()).getByRole("button", { name: "Take the live ones" }));

    await waitFor(() => expect(one.bodies("POST /update")).toEqual([{}, { choose: "live" }]));
  });

  it("stays as it is where nobody chooses", async () => {
    const one = behind(conflict);
    open("/changes");
    fireEvent.click((await asked()).getByRole("button", { name: "Cancel" }));

    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(one.bodies("POST /update")).toEqual([{}]);
    expect(screen.getByRole("button", { name: "Bring up to date" })).toBeDefined();
  });

  it("says why it could not be done", async () => {
    behind(refusal(409, "draft-state"));
    open("/changes");
    fireEvent.click(await screen.findByRole("button", { name: "Bring up to date" }));

    expect(await screen.findByText(/no longer open for that/)).toBeDefined();
  });

  it("is brought up to date in German too, but not while it is decided about", async () => {
    behind(undefined, { state: "submitted", version: 8 });
    open("/changes", { language: "de" });
    expect(await screen.findByText("Version 8 is live")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Auf den neuesten Stand bringen" })).toBeNull();

    fireEvent.click(screen.getByRole("button", { name: "Zurücknehmen" }));
    expect(
      await screen.findByRole("button", { name: "Auf den neuesten Stand bringen" }),
    ).toBeDefined();
  });

  it("is left to those who may change it", async () => {
    behind();
    open("/changes", { role: "support" });
    expect(await screen.findByText("Version 8 is live")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Bring up to date" })).toBeNull();
  });
});

describe("the next step", () => {
  it("is to submit, with what it is for", async () => {
    const one = server();
    open("/changes");
    const submit = await screen.findByRole("button", { name: "Submit for approval" });
    await waitFor(() => expect(submit.hasAttribute("disabled")).toBe(false));
    fireEvent.change(screen.getByLabelText("What it is for"), { target: { value: "Advent" } });
    fireEvent.click(submit);

    expect(await screen.findByText(/It waits for an approver/)).toBeDefined();
    expect(one.bodies("POST /submit")).toEqual([{ note: "Advent" }]);
    // The button is gone; the cursor is where it is told what comes next.
    await waitFor(() =>
      expect(focused()?.textContent).toContain("It waits for an approver. You may not approve"),
    );
  });

  it("is to change something first, which is told as the reason", async () => {
    const one = server();
    one.changes = { ...one.changes, examples: [] };
    open("/changes");
    const reason = await screen.findByText(/Change a rule or an example; then/);
    const submit = screen.getByRole("button", { name: "Submit for approval" });

    expect(submit.hasAttribute("disabled")).toBe(true);
    expect(submit.getAttribute("aria-describedby")).toBe(reason.id);
  });

  it("is to mend what is wrong first", async () => {
    const one = server();
    one.examples = [
      {
        file: "examples.yaml",
        name: "Two",
        ok: false,
        given: ["14 Oct 2026"],
        expected: "5 points",
        got: "4 points",
      },
    ];
    open("/changes");

    expect(await screen.findByText(/Mend the problems first/)).toBeDefined();
    expect(screen.getByText("1 example fails")).toBeDefined();
    expect(screen.getByRole("button", { name: /Submit/ }).hasAttribute("disabled")).toBe(true);
    expect(screen.getByRole("link", { name: "Look at them" }).getAttribute("href")).toBe(
      `/examples?draft=${one.id}`,
    );
  });

  it("is somebody else's where one worked on it: four eyes, told as the reason", async () => {
    server({ state: "submitted", version: 8, own: true });
    open("/changes", { role: "approver" });

    expect(
      await screen.findByText(/You worked on this draft, or an API key that you made did, so/),
    ).toBeDefined();
    expect(screen.queryByRole("button", { name: "Approve" })).toBeNull();
  });

  it("says so where the server finds that one worked on it", async () => {
    const one = server({ state: "submitted", version: 8 });
    one.before = ({ path }) =>
      path === one.path("/approve") ? refusal(403, "four-eyes") : undefined;
    open("/changes", { role: "approver" });
    fireEvent.click(await screen.findByRole("button", { name: "Approve" }));

    expect(await screen.findByText(/nobody approves their own change/)).toBeDefined();
  });

  it("is to approve the version that was looked at", async () => {
    const one = server({ state: "submitted", version: 8 });
    open("/changes", { role: "approver" });
    fireEvent.change(await screen.findByLabelText("Note"), { target: { value: "Fine" } });
    fireEvent.click(screen.getByRole("button", { name: "Approve" }));

    expect(await screen.findByText(/Approved. It can go live now/)).toBeDefined();
    expect(one.bodies("POST /approve")).toEqual([{ version: 8, note: "Fine" }]);
  });

  it("is to reject it with a reason, which the writer reads", async () => {
    const one = server({ state: "submitted", version: 8 });
    open("/changes", { role: "approver" });
    fireEvent.click(await screen.findByRole("button", { name: "Reject" }));
    const reason = await screen.findByLabelText(/Why it is rejected/);
    await waitFor(() => expect(focused()).toBe(reason));
    fireEvent.change(reason, { target: { value: "Too much" } });
    fireEvent.click(screen.getByRole("button", { name: "Reject" }));

    expect(await screen.findByText("Rejected: Too much")).toBeDefined();
    expect(one.bodies("POST /reject")).toEqual([{ version: 8, reason: "Too much" }]);
  });

  it("is to publish what is approved", async () => {
    const one = server({ state: "approved", version: 8 });
    one.before = ({ path }) =>
      path === "/v1/rulebook/versions/8/changes"
        ? { body: { ...one.changes, examples: [{ name: "Two espressos", kind: "added" }] } }
        : undefined;
    open("/changes");
    fireEvent.click(await screen.findByRole("button", { name: "Publish now" }));

    expect(await screen.findByText("Version 8 is live.")).toBeDefined();
    expect(one.bodies("POST /publish")).toEqual([{ version: 8 }]);
    expect(await screen.findByText(/This draft became version 8\./)).toBeDefined();
    expect(screen.getByRole("link", { name: "See it" }).getAttribute("href")).toBe("/changes/8");
    // It still tells what it changed, and nothing warns of what is live any more.
    expect(await screen.findByText("Two espressos")).toBeDefined();
    expect(screen.queryByText("Worth a look")).toBeNull();
  });

  it("is to publish it later, which can be taken back", async () => {
    const one = server({ state: "approved", version: 8 });
    open("/changes");
    fireEvent.click(await screen.findByRole("button", { name: "Set a time" }));
    const field = await screen.findByLabelText("Goes live at");
    fireEvent.change(field, { target: { value: "2020-12-24T06:00" } });
    expect(screen.getByText("This time is over. Choose one to come.")).toBeDefined();
    expect(screen.getByRole("button", { name: "Go live then" }).hasAttribute("disabled")).toBe(
      true,
    );
    const at = "2030-12-24T06:00";
    fireEvent.change(await screen.findByLabelText("Goes live at"), { target: { value: at } });
    fireEvent.click(screen.getByRole("button", { name: "Go live then" }));

    expect(await screen.findByRole("button", { name: "Take the time back" })).toBeDefined();
    expect(screen.getByText("Scheduled")).toBeDefined();
    expect(one.bodies("POST /publish")).toEqual([{ version: 8, at: new Date(at).toISOString() }]);
  });

  it("tells why a time is not possible", async () => {
    const one = server({ state: "approved", version: 8 });
    one.before = ({ path }) =>
      path === one.path("/publish") ? refusal(409, "moment-taken") : undefined;
    open("/changes");
    fireEvent.click(await screen.findByRole("button", { name: "Publish now" }));

    expect(await screen.findByText(/Another version goes live at that moment/)).toBeDefined();
  });

  it("is nobody's of support's", async () => {
    server({ state: "submitted", version: 8 });
    open("/changes", { role: "support" });

    expect(await screen.findByText(/People with the role Approver/)).toBeDefined();
    expect(screen.queryByRole("button", { name: /Approve|Take it back|Reject/ })).toBeNull();
  });
});

it("tells everything that happened, with who and why", async () => {
  const one = server();
  one.events = [
    {
      at: "2026-11-24T10:00:00Z",
      by: { id: "p2", name: "Mara", kind: "person" },
      action: "rejected",
      version: 8,
      note: "Too much",
    },
  ];
  open("/changes");
  const line = await screen.findByText("Too much");
  const timeline = within(line.closest("section") as HTMLElement);

  expect(timeline.getByText("Mara")).toBeDefined();
  expect(timeline.getByRole("link", { name: "version 8" }).getAttribute("href")).toBe("/changes/8");
});
