import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { parseCsv, ROWS_SHOWN, readSample } from "./sample";

const csv = `InvoiceNo,Description,Price\n1,"a ""quoted"", text",2.55\n2,b,3\n`;

describe("a sample of a file", () => {
  it("has its header and first rows", async () => {
    expect(await readSample(new Blob([csv]))).toEqual({
      header: ["InvoiceNo", "Description", "Price"],
      rows: [
        ["1", 'a "quoted", text', "2.55"],
        ["2", "b", "3"],
      ],
      delimiter: ",",
      charset: "UTF-8",
    });
  });

  it("is read from gzip, too", async () => {
    const sample = await readSample(new Blob([gzipSync(csv)]));
    expect(sample?.rows).toHaveLength(2);
  });

  it("knows the files of German spreadsheets", async () => {
    const bytes = Uint8Array.from("Beleg;Bezeichnung\n1;M\xfcsli\n", (one) => one.charCodeAt(0));
    expect(await readSample(new Blob([bytes]))).toMatchObject({
      charset: "windows-1252",
      delimiter: ";",
      rows: [["1", "Müsli"]],
    });
  });

  it("stays small, however long the file", async () => {
    const rows = Array.from({ length: 100_000 }, (_, row) => `${row},x,1`).join("\n");
    const sample = await readSample(new Blob([`a,b,c\n${rows}`]));
    expect(sample?.rows).toHaveLength(ROWS_SHOWN);
  });

  it("is none where there are no columns", async () => {
    expect(await readSample(new Blob(["just a text"]))).toBeNull();
    expect(await readSample(new Blob([""]))).toBeNull();
  });
});

it("quoted fields may hold line ends", () => {
  expect(parseCsv('a,b\r\n"one\ntwo",3\r\n', ",", 10)).toEqual([
    ["a", "b"],
    ["one\ntwo", "3"],
  ]);
});
