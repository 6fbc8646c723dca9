import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { show } from "../testing/show";
import { type Column, DataTable } from "./DataTable";

interface Thing {
  readonly id: string;
  readonly count: number;
}

const COLUMNS: Column<Thing>[] = [
  { key: "id", header: "Thing", cell: (thing) => thing.id },
  { key: "count", header: "Count", align: "end", cell: (thing) => thing.count },
];

function things(rows: readonly Thing[] | undefined) {
  return (
    <DataTable
      caption="All things"
      columns={COLUMNS}
      rows={rows}
      rowKey={(thing) => thing.id}
      empty={<p>No things yet</p>}
    />
  );
}

describe("a table", () => {
  it("has a name, headings, and a row for each thing", async () => {
    show(
      things([
        { id: "a", count: 1 },
        { id: "b", count: 2 },
      ]),
    );
    const table = await screen.findByRole("table", { name: "All things" });
    expect(
      within(table)
        .getAllByRole("columnheader")
        .map((one) => one.textContent),
    ).toEqual(["Thing", "Count"]);
    expect(within(table).getAllByRole("row")).toHaveLength(3);
  });

  it("says that it is on its way", async () => {
    show(things(undefined));
    expect((await screen.findByRole("table")).getAttribute("aria-busy")).toBe("true");
  });

  it("gives its place to what teaches where there is nothing", async () => {
    show(things([]));
    expect(await screen.findByText("No things yet")).toBeDefined();
    expect(screen.queryByRole("table")).toBeNull();
  });
});
