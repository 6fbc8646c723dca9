import { expect, it } from "vitest";
import { givenOf } from "./given";

it("finds what is given in each example, whatever its name is written like", () => {
  const text = `# What it is meant to do.

- name: Two espressos
  at: 2026-10-14 10:15
  purchase:
    - {product: ESP-1, price: 2.50}
  points: 5

- name: "In Advent: three times"
  purchase: 8.00
  points: 24
- name: 'It''s quiet'
  points: 0
`;
  const given = givenOf([{ name: "examples.yaml", text }]);

  expect([...given]).toEqual([
    [
      "examples.yaml Two espressos",
      "at: 2026-10-14 10:15\npurchase:\n  - {product: ESP-1, price: 2.50}\npoints: 5",
    ],
    ["examples.yaml In Advent: three times", "purchase: 8.00\npoints: 24"],
    ["examples.yaml It's quiet", "points: 0"],
  ]);
});

it("finds the first one also where nothing stands above it", () => {
  const given = givenOf([{ name: "examples.yaml", text: "- name: First\n  points: 1\n" }]);

  expect([...given]).toEqual([["examples.yaml First", "points: 1"]]);
});
