import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ProblemError, readProblem } from "../api/problem";
import { show } from "../testing/show";
import { useFieldErrors } from "./fields";
import { ProblemMessage } from "./ProblemMessage";

const problem = (slug: string, more: object = {}) =>
  new ProblemError(
    readProblem(
      { type: `urn:regulars:problem:${slug}`, detail: "The server's words.", ...more },
      422,
    ),
  );

describe("a problem", () => {
  it("is told in the language of the page", async () => {
    show(<ProblemMessage of={problem("last-admin")} />, { language: "de" });
    expect(await screen.findByText(/letzte aktive Admin/)).toBeDefined();
  });

  it("is told in the server's words where the page has none", async () => {
    show(<ProblemMessage of={problem("something-new")} />);
    expect(await screen.findByText("The server's words.")).toBeDefined();
  });

  it("names the fields that do not show their error themselves", async () => {
    const errors = [
      { pointer: "/name", detail: "is required" },
      { pointer: "/lines/0/sku", detail: "is unknown" },
    ];
    show(<ProblemMessage of={problem("malformed-request", { errors })} shown={["/name"]} />);
    expect(await screen.findByText(/lines › 0 › sku: is unknown/)).toBeDefined();
    expect(screen.queryByText(/name: is required/)).toBeNull();
  });

  it("says what to tell support, and offers another try", async () => {
    const retry = vi.fn();
    show(
      <ProblemMessage of={problem("internal-error", { correlationId: "c-7" })} onRetry={retry} />,
    );
    expect(await screen.findByText(/c-7/)).toBeDefined();
    screen.getByText("Try again").click();
    expect(retry).toHaveBeenCalledOnce();
  });
});

function Field({ detail }: { readonly detail: string }) {
  const errorOf = useFieldErrors(
    problem("malformed-request", { errors: [{ pointer: "/f", detail }] }),
  );
  return <p>{errorOf("/f")}</p>;
}

it.each([
  ["is required", "Wird gebraucht"],
  ["must have at most 100 characters", "Höchstens 100 Zeichen"],
  ["It must have at least 10 characters.", "Mindestens 10 Zeichen"],
  ["must be something else", "must be something else"],
])("a field that %s says: %s", async (detail, text) => {
  show(<Field detail={detail} />, { language: "de" });
  expect(await screen.findByText(text)).toBeDefined();
});
