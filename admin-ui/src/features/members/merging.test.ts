import { describe, expect, it } from "vitest";
import { together } from "./merging";

const TIERS = ["bronze", "silver", "gold"];

function member(available: number, tier: string | null, ...cards: string[]) {
  const balance = { available, pending: 2, reserved: 3 };
  return {
    balance,
    cards,
    tier: tier === null ? null : { code: tier, name: tier },
  } as unknown as Parameters<typeof together>[0];
}

describe("two members who are one", () => {
  it("have the points of both, debts too", () => {
    const { available, pending, reserved } = together(member(50, null), member(-20, null), TIERS);
    expect({ available, pending, reserved }).toEqual({ available: 30, pending: 4, reserved: 6 });
  });

  it("have the higher tier of the two, whoever has it", () => {
    const [silver, gold, none] = [member(0, "silver"), member(0, "gold"), member(0, null)];
    expect(together(silver, gold, TIERS).tier?.code).toBe("gold");
    expect(together(gold, silver, TIERS).tier?.code).toBe("gold");
    expect(together(none, silver, TIERS).tier?.code).toBe("silver");
    expect(together(none, none, TIERS).tier).toBeNull();
  });

  it("have the cards of both, each once", () => {
    expect(together(member(0, null, "1", "2"), member(0, null, "2", "3"), TIERS).cards).toEqual([
      "1",
      "2",
      "3",
    ]);
  });
});
