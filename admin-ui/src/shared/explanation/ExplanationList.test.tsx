import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Explanation } from "../api/types";
import { show } from "../testing/show";
import { ExplanationList } from "./ExplanationList";

type Rule = Explanation["rules"][number];

const rule = (name: string, more: Partial<Rule>): Rule => ({
  rule: name,
  outcome: "awarded",
  points: 0,
  code: "gives",
  reason: "",
  keptOff: [],
  sentences: [],
  ...more,
});

const COFFEE = rule("Gold coffee", {
  outcome: "not-met",
  code: "not-met",
  reason: 'not met: The member is in tier "gold" (found bronze)',
  sentences: [
    {
      sentence: "contains-category",
      text: "The basket has coffee",
      written: "The basket has coffee",
      met: true,
      found: "yes",
      needed: "coffee",
    },
    {
      sentence: "tier",
      text: 'The member is in tier "gold"',
      written: 'The member is in tier "gold"',
      met: false,
      found: "bronze",
      needed: "gold",
    },
  ],
});

const RULES = [
  rule("Review", { outcome: "not-met", code: "about-events", reason: "about events" }),
  COFFEE,
  rule("Base points", { points: 8, reason: "1 per 1.00 EUR" }),
  rule("Triple", { outcome: "lost", code: "lost-to", reason: 'lost to "Base points"' }),
  rule("No gift cards", { code: "keeps-from-earning", reason: "keeps some", keptOff: [2] }),
  rule("No deposits", { code: "keeps-from-earning", reason: "keeps nothing" }),
];

const BASKET = [
  { line: 1, name: "Espresso", amount: "8.00 €" },
  { line: 2, name: "Gift card", amount: "20.00 €" },
];

const names = (of: HTMLElement) =>
  within(of)
    .getAllByRole("article")
    .map((one) => within(one).getByRole("heading").textContent);

it("says first what kept points away, then what gave some, then what was close", async () => {
  show(<ExplanationList explanation={{ rules: RULES }} basket={BASKET} />);
  const kept = await screen.findByRole("region", { name: "What kept points away" });
  expect(names(kept)).toEqual(["Triple", "No gift cards"]);
  expect(within(kept).getByText("Gift card, 20.00 €: earns nothing")).toBeDefined();
  expect(within(kept).getByText('lost to "Base points"')).toBeDefined();
  // What takes lines out has given nobody points.
  expect(within(kept).getByText("Excludes")).toBeDefined();

  const gave = screen.getByRole("region", { name: "What gave points" });
  expect(gave.textContent).toContain("+8 points");
  const close = screen.getByRole("region", { name: "Almost" });
  expect(names(close)).toEqual(["Gold coffee"]);
  expect(close.textContent).toContain("is bronze, needs gold");
  expect(within(close).getByRole("img", { name: "not met" })).toBeDefined();
  expect(screen.getAllByRole("region")).toEqual([kept, gave, close]);

  const rest = screen.getByText("2 other rules").closest("details") as HTMLElement;
  expect(rest.hasAttribute("open")).toBe(false);
  expect(rest.textContent).toContain("Review");
  expect(rest.textContent).toContain("No depositsGave nothing");
});

it("does not say twice which sentence was not met, in whatever language", async () => {
  const german = 'nicht erfüllt: The member is in tier "gold" (vorgefunden: bronze)';
  const { unmount } = show(
    <ExplanationList explanation={{ rules: [{ ...COFFEE, reason: german }] }} />,
    { language: "de" },
  );
  expect((await screen.findByRole("article")).textContent).toContain("ist bronze, braucht gold");
  expect(screen.queryByText(german)).toBeNull();
  unmount();

  const tiers = "für Stufen: Sie betrachtet den Qualifikationszeitraum und gibt keine Punkte";
  const silver = rule("Silver", { outcome: "not-met", code: "about-tiers", reason: tiers });
  show(<ExplanationList explanation={{ rules: [silver] }} />, { language: "de" });
  expect(await screen.findByText(tiers)).toBeDefined();
});
