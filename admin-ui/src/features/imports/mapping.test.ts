import { describe, expect, it } from "vitest";
import { guess, mappingOf, missing } from "./mapping";
import type { Sample } from "./sample";
import { timePatternOf } from "./times";

const sampleOf = (header: string[], ...rows: string[][]): Sample => ({
  header,
  rows,
  delimiter: ",",
  charset: "UTF-8",
});

const retail = sampleOf(
  ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"],
  ["536365", "85123A", "WHITE HOLDER", "6", "2010-12-01 08:26:00", "2.55", "17850"],
);

const german = sampleOf(
  [
    "Bonnummer",
    "Datum",
    "Artikelnr",
    "Bezeichnung",
    "Menge",
    "Einzelpreis",
    "Kundennr",
    "Filiale",
    "Kasse",
  ],
  ["77", "24.12.2025 9:05", "A1", "Brot", "1", "3,20", "+49401234", "altona", "2"],
);

describe("a guess", () => {
  it("finds the columns of an English file", () => {
    const { sources } = guess(retail, "Europe/London", "EUR");
    expect(sources).toMatchObject({
      receipt: { column: "InvoiceNo" },
      sku: { column: "StockCode" },
      name: { column: "Description" },
      quantity: { column: "Quantity" },
      occurredAt: { column: "InvoiceDate" },
      unitPrice: { column: "UnitPrice" },
      member: { column: "CustomerID" },
      currency: { value: "EUR" },
      category: { from: "nowhere" },
    });
  });

  it("finds the columns of a German file, how it writes times, and what names its members", () => {
    const plan = guess(german, "Europe/Berlin", "EUR");
    expect(plan.sources).toMatchObject({
      receipt: { column: "Bonnummer" },
      occurredAt: { column: "Datum" },
      sku: { column: "Artikelnr" },
      name: { column: "Bezeichnung" },
      quantity: { column: "Menge" },
      unitPrice: { column: "Einzelpreis" },
      member: { column: "Kundennr" },
      store: { column: "Filiale" },
      register: { column: "Kasse" },
    });
    expect(plan.timeFormat).toBe("d.M.yyyy H:mm");
    expect(plan.memberKey).toBe("phone");
  });

  it("takes no column twice", () => {
    const { sources } = guess(retail, "UTC", "EUR");
    const columns = Object.values(sources).flatMap((one) =>
      one.from === "column" ? [one.column] : [],
    );
    expect(new Set(columns).size).toBe(columns.length);
  });
});

describe("a plan", () => {
  it("says what is still needed", () => {
    expect(missing(guess(retail, "UTC", "EUR"))).toEqual(["store"]);
    expect(missing(guess(german, "UTC", "EUR"))).toEqual([]);
  });

  it("is sent as the server takes it", () => {
    const plan = guess(retail, "Europe/London", "EUR");
    const sources = { ...plan.sources, store: { from: "constant", value: " online " } } as const;
    expect(
      mappingOf({ ...plan, sources, returnPrefix: "C", notProducts: ["POST"] }, retail),
    ).toEqual({
      columns: {
        receipt: "InvoiceNo",
        sku: "StockCode",
        name: "Description",
        quantity: "Quantity",
        occurredAt: "InvoiceDate",
        unitPrice: "UnitPrice",
        member: "CustomerID",
      },
      constants: { store: "online", register: "1", currency: "EUR" },
      zone: "Europe/London",
      memberKey: "externalId",
      unknownMembers: "enrol",
      anonymous: "record",
      returns: { receiptPrefix: "C" },
      notProducts: ["POST"],
    });
  });
});

describe("the way times are written", () => {
  it.each([
    [["2010-12-01 08:26:00"], undefined],
    [["2026-11-21T10:15:00+01:00"], undefined],
    [["1/12/2010 8:26"], "d/M/yyyy H:mm"],
    [["1/2/2010 8:26", "12/31/2010 8:26"], "M/d/yyyy H:mm"],
    [["24.12.25"], "d.M.yy"],
    [["2025/12/24 08:26:11"], "yyyy/M/d H:mm:ss"],
    [["yesterday"], undefined],
    [[], undefined],
  ])("of %j is %s", (values, pattern) => {
    expect(timePatternOf(values)).toBe(pattern);
  });
});
