import { describe, expect, it } from "vitest";
import { dayIn, daysOf, filled } from "./period";

const day = (name: string, purchases: number) => ({
  day: name,
  purchases,
  spentMinor: 100 * purchases,
  returnedMinor: 0,
  issued: purchases,
  reversed: 0,
  redeemed: 0,
  expired: 0,
  adjusted: 0,
  activeMembers: purchases,
});

describe("the period", () => {
  it("ends today, and is 30 days where nothing is chosen", () => {
    expect(daysOf({}, "2026-03-01")).toEqual({ from: "2026-01-31", to: "2026-03-01" });
    expect(daysOf({ period: "7d" }, "2026-03-01")).toEqual({
      from: "2026-02-23",
      to: "2026-03-01",
    });
  });

  it("is what was chosen", () => {
    const chosen = { period: "custom", from: "2026-01-01", to: "2026-01-31" } as const;
    expect(daysOf(chosen, "2026-03-01")).toEqual({ from: "2026-01-01", to: "2026-01-31" });
  });

  it("knows which day it is in the programme's zone", () => {
    const moment = new Date("2026-11-21T23:30:00Z");
    expect(dayIn("Europe/Berlin", moment)).toBe("2026-11-22");
    expect(dayIn("America/New_York", moment)).toBe("2026-11-21");
  });
});

describe("days of a chart", () => {
  it("include those on which nothing happened", () => {
    const { days, isByWeek } = filled([day("2026-11-02", 3)], {
      from: "2026-11-01",
      to: "2026-11-03",
    });
    expect(days.map((one) => one.purchases)).toEqual([0, 3, 0]);
    expect(isByWeek).toBe(false);
  });

  it("become weeks where there are many, and lose nothing", () => {
    const { days, isByWeek } = filled([day("2026-01-01", 3), day("2026-01-05", 4)], {
      from: "2026-01-01",
      to: "2026-12-31",
    });
    expect(isByWeek).toBe(true);
    expect(days[0]).toMatchObject({ day: "2026-01-01", purchases: 7, activeMembers: 4 });
    expect(days.length).toBe(53);
  });
});
