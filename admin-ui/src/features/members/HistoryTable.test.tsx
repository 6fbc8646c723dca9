import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { serve } from "../../shared/testing/server";
import { show } from "../../shared/testing/show";
import { HistoryTable } from "./HistoryTable";

const ENTRY = { kind: "accrual", points: 10, balanceAfter: 10, text: "1 point per 1.00 EUR" };

it("shows when it happened, and the day of booking where that is another one", async () => {
  serve({
    "GET /v1/members/m1/history": {
      body: {
        items: [
          { ...ENTRY, id: "2", at: "2026-11-28T12:00:00Z", occurredAt: "2024-05-03T10:00:00Z" },
          { ...ENTRY, id: "1", at: "2026-11-27T12:00:05Z", occurredAt: "2026-11-27T12:00:00Z" },
        ],
        next: null,
      },
    },
  });
  show(<HistoryTable member="m1" after={undefined} onWhy={() => undefined} />, { language: "de" });
  await screen.findByText("Gebucht am 28.11.2026");
  const [, late, prompt] = screen.getAllByRole("row");
  expect(within(late as HTMLElement).getByText(/^03\.05\.2024/)).toBeDefined();
  expect(within(prompt as HTMLElement).getByText(/^27\.11\.2026/)).toBeDefined();
  expect(within(prompt as HTMLElement).queryByText(/Gebucht/)).toBeNull();
});
