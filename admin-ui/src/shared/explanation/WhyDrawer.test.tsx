import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Explanation } from "../api/types";
import { serve } from "../testing/server";
import { show } from "../testing/show";
import { Why } from "./WhyDrawer";

const told = (customerText: string, reason: string): Explanation => ({
  rulebookVersion: 7,
  customerText,
  cashierText: "",
  rules: [{ rule: "Weekend", outcome: "lost", points: 0, reason, sentences: [] }],
});

const GERMAN = told("Sie haben 5 Punkte gesammelt.", "der Regel „Saturday“ unterlegen");
const ENGLISH = told("You earned 5 points.", 'lost to "Saturday"');

function served() {
  return serve({
    "GET /v1/purchases/p1/explanation": ({ query }) => ({
      body: query.get("lang") === "de" ? GERMAN : ENGLISH,
    }),
  });
}

describe("why a purchase got its points", () => {
  it("is asked for in the language of the page", async () => {
    served();
    show(<Why purchase="p1" />, { language: "de" });

    expect(await screen.findByText("Sie haben 5 Punkte gesammelt.")).toBeDefined();
    expect(screen.getByText("der Regel „Saturday“ unterlegen")).toBeDefined();
    expect(screen.getByText("Unterlegen")).toBeDefined();
  });

  it("is not taken from what was told in another language", async () => {
    const sent = served();
    const { queries, unmount } = show(<Why purchase="p1" />, { language: "de" });
    await screen.findByText("Sie haben 5 Punkte gesammelt.");
    unmount();
    show(<Why purchase="p1" />, { queries });

    expect(await screen.findByText('lost to "Saturday"')).toBeDefined();
    expect(sent.map(({ query }) => query.get("lang"))).toEqual(["de", "en"]);
  });
});
