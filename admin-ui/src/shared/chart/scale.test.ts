import { describe, expect, it } from "vitest";
import { labelled, scaleOf } from "./scale";

describe("a scale", () => {
  it("has round steps from 0 to above the greatest value", () => {
    expect(scaleOf([3, 87], 4).ticks).toEqual([0, 25, 50, 75, 100]);
    expect(scaleOf([940], 4).ticks).toEqual([0, 250, 500, 750, 1000]);
  });

  it("goes below 0 where values do", () => {
    const scale = scaleOf([-30, 50], 4);
    expect(scale.least).toBeLessThanOrEqual(-30);
    expect(scale.ticks).toContain(0);
    expect(scale.at(scale.most)).toBe(1);
  });

  it("has a height also where everything is 0, and whole steps where little happens", () => {
    expect(scaleOf([0, 0], 4).ticks).toEqual([0, 1]);
    expect(scaleOf([2], 4).ticks).toEqual([0, 1, 2]);
  });
});

it("labels as many days as there is room for, the newest always", () => {
  expect(labelled(7, 10)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(labelled(30, 5).at(-1)).toBe(29);
  expect(labelled(30, 5).length).toBeLessThanOrEqual(5);
  expect(labelled(0, 5)).toEqual([]);
});
