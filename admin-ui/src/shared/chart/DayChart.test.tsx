import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { show } from "../testing/show";
import { DayChart } from "./DayChart";

const chart = (
  <DayChart
    label="Points by day"
    kind="lines"
    days={["2026-11-20", "2026-11-21"]}
    series={[
      { name: "Issued", colour: "green", values: [10, 20] },
      { name: "Redeemed", colour: "orange", values: [0, 5] },
    ]}
    format={String}
    formatShort={String}
  />
);

describe("a chart", () => {
  it("is also a table", async () => {
    show(chart);
    const table = await screen.findByRole("table", { hidden: true });
    const rows = within(table).getAllByRole("row", { hidden: true });
    expect(rows).toHaveLength(3);
    expect(rows[1]?.textContent).toMatch(/20.*100$/);
    expect(rows[2]?.textContent).toMatch(/21.*205$/);
  });

  it("is walked through with arrow keys, and says each day", async () => {
    show(chart);
    const picture = await screen.findByRole("img", { name: "Points by day" });
    fireEvent.keyDown(picture, { key: "ArrowLeft" });
    expect(screen.getByRole("status").textContent).toMatch(
      /^Saturday.*21.*: Issued 20, Redeemed 5$/,
    );
    fireEvent.keyDown(picture, { key: "Home" });
    expect(screen.getByRole("status").textContent).toMatch(/^Friday.*20.*: Issued 10/);
    fireEvent.blur(picture);
    expect(screen.getByRole("status").textContent).toBe("");
  });
});
