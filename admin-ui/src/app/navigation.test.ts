import { describe, expect, it } from "vitest";
import { firstPageOf, navigationOf } from "./navigation";

const pagesOf = (role: Parameters<typeof navigationOf>[0]) =>
  navigationOf(role).flatMap((group) => group.items.map((item) => item.page));

describe("the navigation", () => {
  it("shows everybody what their role may do, and nothing else", () => {
    expect(pagesOf("marketer")).toEqual([
      "home",
      "rules",
      "changes",
      "examples",
      "templates",
      "rewards",
      "plans",
      "vouchers",
    ]);
    expect(pagesOf("support")).toContain("members");
    expect(pagesOf("support")).toContain("referrals");
    expect(pagesOf("support")).not.toContain("keys");
    expect(pagesOf("approver")).toContain("programme");
    expect(pagesOf("marketer")).not.toContain("programme");
    expect(pagesOf("till")).toEqual(["purchases"]);
    expect(pagesOf("admin")).toHaveLength(16);
  });

  it("begins with a page that the role may open", () => {
    expect(firstPageOf("marketer")).toBe("/");
    expect(firstPageOf("till")).toBe("/purchases");
  });
});
