import { describe, expect, it } from "vitest";
import { problemOf, readProblem, UNREACHABLE } from "./problem";

describe("reading a refusal", () => {
  it("takes type, detail, fields and further members", () => {
    const problem = readProblem(
      {
        type: "urn:regulars:problem:unknown-store",
        title: "Unknown store",
        status: 422,
        detail: "There is no store 'x'.",
        errors: [{ pointer: "/store", detail: "is unknown" }, "odd"],
        store: "x",
      },
      422,
    );
    expect(problem.slug).toBe("unknown-store");
    expect(problem.errors).toEqual([{ pointer: "/store", detail: "is unknown" }]);
    expect(problem.members).toEqual({ store: "x" });
  });

  it.each([null, "<html>", [], 7])("bears whatever a proxy answers: %j", (body) => {
    expect(readProblem(body, 502)).toMatchObject({ slug: "unknown", status: 502, errors: [] });
  });

  it("tells a server that does not answer from a page that broke", () => {
    expect(problemOf(new TypeError("Failed to fetch"))).toEqual(UNREACHABLE);
    expect(problemOf(new Error("oops")).slug).toBe("page-error");
  });
});
