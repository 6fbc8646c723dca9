import { describe, expect, it } from "vitest";
import { readHealth } from "./health";

describe("reading the health of the server", () => {
  it("takes the status and the parts that have one", () => {
    const body = { status: "UP", components: { db: { status: "UP" }, odd: 3 } };
    expect(readHealth(body, 7)).toEqual({
      status: "UP",
      parts: [{ name: "db", status: "UP" }],
      milliseconds: 7,
    });
  });

  it("has no parts when the server shows none", () => {
    expect(readHealth({ status: "DOWN" }, 1).parts).toEqual([]);
  });

  it.each([null, [], "UP", {}])("is unknown when the answer is %j", (body) => {
    expect(readHealth(body, 1).status).toBe("UNKNOWN");
  });
});
