import { beforeEach, describe, expect, it, vi } from "vitest";
import { refusal, serve } from "../testing/server";
import { answered, api } from "./client";
import { endAsking } from "./ended";
import { ProblemError } from "./problem";

const person = { name: "Ada" };

describe("calls of the API", () => {
  beforeEach(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: it is what the server would set
    document.cookie = "regulars_csrf=abc%3D1";
  });

  it("give the body of the answer", async () => {
    serve({ "GET /v1/stores": { body: { items: [], next: null } } });
    expect(await answered(api.GET("/v1/stores"))).toEqual({ items: [], next: null });
  });

  it("throw what the server refused, with its fields", async () => {
    serve({
      "POST /v1/members": refusal(409, "member-exists", {
        memberId: "m1",
        errors: [{ pointer: "/email", detail: "belongs to a member" }],
      }),
    });
    const failure = await answered(api.POST("/v1/members", { body: {} })).catch((e) => e);
    expect(failure).toBeInstanceOf(ProblemError);
    expect(failure.problem).toMatchObject({
      slug: "member-exists",
      status: 409,
      errors: [{ pointer: "/email", detail: "belongs to a member" }],
      members: { memberId: "m1" },
    });
  });

  it("carry the session's token where they change something, and only there", async () => {
    const sent = serve({
      "PATCH /v1/session/person": { body: {} },
      "GET /v1/session": { body: {} },
    });
    await api.PATCH("/v1/session/person", { body: person });
    await api.GET("/v1/session");
    expect(sent.map((one) => one.headers.get("X-CSRF-Token"))).toEqual(["abc=1", null]);
  });
});

describe("a session that ends while something is being saved", () => {
  it("lets the call wait, and go on with the same body after the person signed in again", async () => {
    let isSignedIn = false;
    const sent = serve({
      "PATCH /v1/session/person": () =>
        isSignedIn ? { body: { saved: true } } : refusal(401, "session-ended"),
    });
    const call = answered(api.PATCH("/v1/session/person", { body: person }));
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    isSignedIn = true;
    endAsking(true);
    expect(await call).toEqual({ saved: true });
    expect(sent.map((one) => one.body)).toEqual([person, person]);
  });

  it("fails the call where the person would not", async () => {
    const sent = serve({ "PATCH /v1/session/person": refusal(401, "session-ended") });
    const call = answered(api.PATCH("/v1/session/person", { body: person })).catch((e) => e);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    endAsking(false);
    expect((await call).problem.slug).toBe("session-ended");
  });

  it("says so where login or password is wrong, instead of asking again", async () => {
    serve({ "POST /v1/session": refusal(401, "sign-in") });
    const failure = await answered(
      api.POST("/v1/session", { body: { login: "a", password: "b" } }),
    ).catch((e) => e);
    expect(failure.problem.slug).toBe("sign-in");
  });
});
