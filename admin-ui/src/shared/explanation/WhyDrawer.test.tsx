import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Explanation } from "../api/types";
import { serve } from "../testing/server";
import { show } from "../testing/show";
import { Why } from "./WhyDrawer";

const told = (customerText: string, reason: string): Explanation => ({
  rulebookVersion: 7,
  customerText,
  cashierText: "",
  rules: [
    {
      rule: "Weekend",
      outcome: "lost",
      points: 0,
      code: "lost-to",
      reason,
      keptOff: [],
      sentences: [],
    },
  ],
});

const GERMAN = told("Sie haben 5 Punkte gesammelt.", "der Regel „Saturday“ unterlegen");
const ENGLISH = told("You earned 5 points.", 'lost to "Saturday"');

const PURCHASE = {
  id: "p1",
  currency: "EUR",
  totalMinor: 2500,
  lines: [
    { line: 1, sku: "ESP-1", name: "Espresso", quantity: 2, netMinor: 500 },
    { line: 2, sku: "GC-20", quantity: 1, netMinor: 2000 },
  ],
  awards: [{ rule: "Base points", points: 5, lines: [{ line: 1, points: 5 }], text: "" }],
};

function served() {
  return serve({
    "GET /v1/purchases/p1/explanation": ({ query }) => ({
      body: query.get("lang") === "de" ? GERMAN : ENGLISH,
    }),
    "GET /v1/purchases/p1": { body: PURCHASE },
  });
}

describe("why a purchase got its points", () => {
  it("is asked for in the language of the page", async () => {
    served();
    show(<Why purchase="p1" />, { language: "de" });

    expect(await screen.findByText("Sie haben 5 Punkte gesammelt.")).toBeDefined();
    expect(screen.getByText("der Regel „Saturday“ unterlegen")).toBeDefined();
    expect(screen.getByText("Unterlegen")).toBeDefined();
    // What was bought stands beside it, with what each line brought.
    const basket = await screen.findByRole("table", { name: "Was gekauft wurde" });
    expect(within(basket).getByRole("row", { name: /Espresso.*5,00\s€.*5/ })).toBeDefined();
    expect(within(basket).getByRole("row", { name: /GC-20.*20,00\s€.*0/ })).toBeDefined();
  });

  it("is not taken from what was told in another language", async () => {
    const sent = served();
    const { queries, unmount } = show(<Why purchase="p1" />, { language: "de" });
    await screen.findByText("Sie haben 5 Punkte gesammelt.");
    unmount();
    show(<Why purchase="p1" />, { queries });

    expect(await screen.findByText('lost to "Saturday"')).toBeDefined();
    const asked = sent.filter(({ path }) => path.endsWith("/explanation"));
    expect(asked.map(({ query }) => query.get("lang"))).toEqual(["de", "en"]);
  });
});
