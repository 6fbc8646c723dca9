import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isDay,
  isMoment,
  readDay,
  readMoment,
  readTime,
  saidDay,
  saidMoment,
  saidTime,
} from "./days";

const LOCALES = ["en-GB", "en-US", "en-AU", "en-CA", "en-IN", "en-ZA", "en-SE", "de-DE", "de-AT"];
const DAY = "2026-12-31";

describe("a day", () => {
  it.each([
    ["31.12.2026", "de-DE"],
    ["1.2.2026", "de-DE", "2026-02-01"],
    ["31. 12. 2026", "de-DE"],
    ["31. Dezember 2026", "de-DE"],
    ["31/12/2026", "de-DE"],
    ["1. März 2026", "de-AT", "2026-03-01"],
    ["1. Jänner 2026", "de-AT", "2026-01-01"],
    ["31/12/2026", "en-GB"],
    ["31 Dec 2026", "en-GB"],
    ["31 december 2026", "en-GB"],
    ["12/31/2026", "en-US"],
    ["Dec 31, 2026", "en-US"],
    ["December 31, 2026", "en-US"],
    ["2/1/2026", "en-US", "2026-02-01"],
    ["2/1/2026", "en-GB", "2026-01-02"],
    ["31.12.2026", "en-US"],
    ["2026-12-31", "en-US"],
    ["2026-12-31", "de-DE"],
    ["2026/12/31", "en-GB"],
    [" 31 12 2026 ", "en-GB"],
  ])("is read from %s in %s", (typed, locale, day = DAY) => {
    expect(readDay(typed, locale)).toBe(day);
  });

  it.each([
    ["", "de-DE"],
    ["31.12.26", "de-DE"],
    ["31.11.2026", "de-DE"],
    ["29.02.2026", "de-DE"],
    ["31/12/2026", "en-US"],
    ["12/31/2026", "en-GB"],
    ["31.12", "de-DE"],
    ["31.12/2026", "de-DE"],
    ["31 Dez 2026", "en-GB"],
    ["0026-12-31", "en-GB"],
    ["tomorrow", "en-GB"],
    ["31 De 2026", "en-GB"],
  ])("is not read from “%s” in %s", (typed, locale) => {
    expect(readDay(typed, locale)).toBeNull();
  });

  it("is known by its form, and by whether there is one", () => {
    expect(["2026-12-31", "2026-02-29", "2026-1-1", "31.12.2026"].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("a time", () => {
  it.each([
    ["22:00", "22:00"],
    ["9:05", "09:05"],
    ["22.00 Uhr", "22:00"],
    ["9 Uhr", "09:00"],
    ["22h", "22:00"],
    ["10 pm", "22:00"],
    ["10:30 P.M.", "22:30"],
    ["12 am", "00:00"],
    ["12:15 PM", "12:15"],
    ["00:00", "00:00"],
  ])("is read from %s", (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each(["", "24:00", "22:60", "13 pm", "0 am", "22", "10:5", "noon"])(
    "is not read from “%s”",
    (typed) => {
      expect(readTime(typed)).toBeNull();
    },
  );
});

describe("a day with a time", () => {
  it.each([
    ["31.12.2026 22:00", "de-DE"],
    ["31.12.2026, 22:00 Uhr", "de-DE"],
    ["31. Dezember 2026 um 22:00", "de-DE"],
    ["31 Dec 2026, 22:00", "en-GB"],
    ["12/31/2026 10 pm", "en-US"],
    ["Dec 31, 2026 at 10:00 PM", "en-US"],
    ["2026-12-31T22:00", "en-GB"],
  ])("is read from %s in %s", (typed, locale) => {
    expect(readMoment(typed, locale)).toBe("2026-12-31T22:00");
  });

  it.each(["31.12.2026", "22:00", "31.11.2026 22:00", "31.12.2026 25:00"])(
    "is not read from %s",
    (typed) => {
      expect(readMoment(typed, "de-DE")).toBeNull();
    },
  );

  it("is known by its form", () => {
    expect(["2026-12-31T22:00", "2026-12-31T22:00:30", "2026-12-31"].map(isMoment)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

it("is read again as it is shown, in every region", () => {
  const days = fc.date({
    min: new Date("1900-01-01T00:00:00Z"),
    max: new Date("2199-12-31T23:59:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, fc.constantFrom(...LOCALES), (moment, locale) => {
      const clock = moment.toISOString().slice(0, 16);
      const [day = "", time = ""] = clock.split("T");
      expect(readDay(saidDay(day, locale), locale)).toBe(day);
      expect(readTime(saidTime(time, locale))).toBe(time);
      expect(readMoment(saidMoment(clock, locale), locale)).toBe(clock);
    }),
  );
});
