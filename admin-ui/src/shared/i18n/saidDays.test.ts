import { expect, it } from "vitest";
import { formatsOf } from "./formats";
import { saidDays } from "./saidDays";

it.each([
  ["valid from 2026-11-29 until 2026-12-24", "valid from 29 Nov 2026 until 24 Dec 2026"],
  ['Tell the customer "Come before 2026-12-24!"', 'Tell the customer "Come before 2026-12-24!"'],
  ["ends on 2026-13-45", "ends on 2026-13-45"],
  ["At most 2026 points", "At most 2026 points"],
])("says %s", (sentence, said) => {
  expect(saidDays(sentence, formatsOf("en-GB").day)).toBe(said);
});
