import { describe, expect, it } from "vitest";
import { formatsOf, minorDigits } from "./formats";

const spaces = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("formats", () => {
  const german = formatsOf("de-DE");
  const english = formatsOf("en-GB");

  it("writes numbers as the locale does", () => {
    expect(german.number(12345.5)).toBe("12.345,5");
    expect(english.number(12345.5)).toBe("12,345.5");
  });

  it("shows the sign of movements, with a real minus", () => {
    expect(english.signed(5)).toBe("+5");
    expect(english.signed(-5)).toBe("−5");
    expect(english.signed(0)).toBe("0");
  });

  it("writes money from minor units, whatever the currency's digits", () => {
    expect(spaces(german.money(1240, "EUR"))).toBe("12,40 €");
    expect(english.money(1240, "JPY")).toBe("JP¥1,240");
    expect(minorDigits("BHD")).toBe(3);
  });

  it("shows the time of a purchase by the clock of its store, whatever the till sent", () => {
    const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(english.timeIn("2026-11-21T16:58:00Z", "Europe/Berlin")).toMatch(/21 Nov 2026.*17:58/);
    expect(english.timeIn("2026-11-22T04:50:00Z", "Pacific/Chatham")).toMatch(
      /22 Nov 2026.*18:35 \(Pacific\/Chatham\)$/,
    );
    expect(english.timeIn("2026-11-22T04:50:00Z", here)).not.toContain("(");
  });

  it("never moves a calendar day into another time zone", () => {
    expect(english.day("2026-12-24")).toBe("24 Dec 2026");
    expect(german.day("2026-12-24")).toBe("24.12.2026");
  });

  it("says how long ago something was", () => {
    const now = new Date("2026-11-21T12:00:00Z");
    expect(english.ago("2026-11-21T11:57:00Z", now)).toBe("3 minutes ago");
    expect(german.ago("2026-11-20T12:00:00Z", now)).toBe("gestern");
    expect(english.ago("2026-11-21T11:59:59Z", now)).toBe("now");
  });
});
