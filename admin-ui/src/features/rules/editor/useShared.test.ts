import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useShared } from "./useShared";

it("keeps of an answer whatever it says again", () => {
  const answer = (points: number) => ({
    rules: [
      { rule: "A", points },
      { rule: "B", points: 2 },
    ],
  });
  const { result, rerender } = renderHook(({ given }) => useShared(given), {
    initialProps: { given: answer(1) as ReturnType<typeof answer> | undefined },
  });
  const first = result.current;
  rerender({ given: answer(1) });
  expect(result.current).toBe(first);
  rerender({ given: answer(5) });
  expect(result.current).toEqual(answer(5));
  expect(result.current?.rules[1]).toBe(first?.rules[1]);
  rerender({ given: undefined });
  expect(result.current).toBeUndefined();
});
