import { describe, expect, it } from "vitest";
import { guess, mappingOf, missing, withSource } from "./mapping";
import { isNumber, signOf } from "./numbers";
import { unreadable } from "./readable";
import type { Sample } from "./sample";
import { timePatternOf, timeReader } from "./times";

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

const spreadsheet: Sample = {
  ...sampleOf(
    ["Beleg", "Datum", "Filiale", "Karte", "Artikel", "Menge", "Preis"],
    ["X1", "28.11.2026 10:15", "hamburg-1", "card-0", "Käse", "1", "4,50"],
    ["X3", "kaputt", "hamburg-1", "card-0", "Tee", "1", "3,00"],
    ["X4", "28.11.2026 12:00", "hamburg-1", "", "Tee", "-1", "1.003,00"],
  ),
  delimiter: ";",
};

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

  it("of a German spreadsheet reads its numbers and times, whatever one row holds", () => {
    const plan = guess(spreadsheet, "Europe/Berlin", "EUR");
    expect(plan).toMatchObject({ decimal: ",", timeFormat: "d.M.yyyy H:mm", memberKey: "card" });
    expect(mappingOf(plan, spreadsheet)).toMatchObject({ decimal: ",", delimiter: ";" });
    expect(unreadable(plan, spreadsheet)).toEqual([
      { field: "occurredAt", example: "kaputt", count: 1 },
    ]);
    expect(unreadable({ ...plan, decimal: ".", timeFormat: "" }, spreadsheet)).toMatchObject([
      { field: "occurredAt", count: 3 },
      { field: "unitPrice", example: "4,50", count: 3 },
    ]);
  });

  it("follows the column that is chosen", () => {
    const plan = guess(spreadsheet, "Europe/Berlin", "EUR");
    const nowhere = withSource(plan, spreadsheet, "member", { from: "nowhere" });
    const by = (column: string) =>
      withSource(nowhere, spreadsheet, "member", { from: "column", column }).memberKey;
    expect(by("Karte")).toBe("card");
    expect(by("Artikel")).toBe("externalId");
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

it.each([
  ["d.M.yyyy H:mm", "28.11.2026 10:15", true],
  ["d.M.yyyy H:mm", "28.13.2026 10:15", false],
  ["d.M.yyyy H:mm", "28.11.2026", false],
  ["dd/MM/yy h:mm a", "01/02/26 9:05 PM", true],
  ["yyyy-M-d'T'H:mm", "2026-1-2T9:05", true],
  ["EEEE d MMMM", "whatever only the server reads", true],
  ["", "2026-11-28 10:15", true],
  ["", "28.11.2026 10:15", false],
])("a time in %j: %j is read: %s", (pattern, text, isRead) => {
  expect(timeReader(pattern)(text)).toBe(isRead);
});

it.each([
  ["4,50", ",", true],
  ["-1.234,50", ",", true],
  ["12.34,50", ",", false],
  ["4.50", ",", false],
  ["1,234.50", ".", true],
  ["4,50", ".", false],
] as const)("%s with the sign %s is a number: %s", (text, sign, isOne) => {
  expect(isNumber(text, sign)).toBe(isOne);
});

it.each([
  [["1", "2"], ";", "."],
  [["1", "4,50"], ",", ","],
  [["1,234"], ";", ","],
  [["1,234"], ",", "."],
  [["1,234.50"], ";", "."],
] as const)("numbers such as %j between %j have the sign %s", (values, delimiter, sign) => {
  expect(signOf(values, delimiter)).toBe(sign);
});
