import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Explanation } from "../api/types";
import { show } from "../testing/show";
import { ExplanationList } from "./ExplanationList";

const explanation: Explanation = {
  rulebookVersion: 7,
  customerText: "",
  cashierText: "",
  rules: [
    {
      rule: "Gold coffee",
      outcome: "not-met",
      points: 0,
      reason: 'not met: The member is in tier "gold" (found bronze)',
      sentences: [
        { text: "The basket has coffee", met: true, found: "yes", needed: "coffee" },
        { text: 'The member is in tier "gold"', met: false, found: "bronze", needed: "gold" },
      ],
    },
    { rule: "Base points", outcome: "awarded", points: 8, reason: "1 per 1.00 EUR", sentences: [] },
    { rule: "Triple", outcome: "lost", points: 0, reason: 'lost to "Base points"', sentences: [] },
  ],
};

it("says first what gave points, then why the rest did not", async () => {
  show(<ExplanationList explanation={explanation} />);
  const rules = await screen.findAllByRole("article");
  expect(rules.map((rule) => within(rule).getByRole("heading").textContent)).toEqual([
    "Base points",
    "Gold coffee",
    "Triple",
  ]);
  expect(rules[0]?.textContent).toContain("+8 points");
  expect(rules[1]?.textContent).toContain("is bronze, needs gold");
  expect(within(rules[1] as HTMLElement).getByRole("img", { name: "not met" })).toBeDefined();
  expect(rules[2]?.textContent).toContain('lost to "Base points"');
});

it("does not say twice which sentence was not met, in whatever language", async () => {
  const [coffee] = explanation.rules;
  const told = (reason: string) => ({
    ...explanation,
    rules: coffee === undefined ? [] : [{ ...coffee, reason }],
  });
  const german = 'nicht erfüllt: The member is in tier "gold" (vorgefunden: bronze)';
  const { unmount } = show(<ExplanationList explanation={told(german)} />, { language: "de" });
  expect((await screen.findByRole("article")).textContent).toContain("ist bronze, braucht gold");
  expect(screen.queryByText(german)).toBeNull();
  unmount();

  const tiers = "für Stufen: Sie betrachtet den Qualifikationszeitraum und gibt keine Punkte";
  show(<ExplanationList explanation={told(tiers)} />, { language: "de" });
  expect(await screen.findByText(tiers)).toBeDefined();
});
