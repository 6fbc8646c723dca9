import { expect, test } from "vitest";
import { type Branch, treesOf } from "./tree";

const brought = (referrer: string, friend: string) => ({
  id: `${referrer}-${friend}`,
  referrer,
  friend,
  state: "joined" as const,
  joinedAt: "2026-11-20T10:00:00Z",
});

/** Such as `ada(ben,cleo(dora))`; who stands there again has a star. */
const told = ({ id, children, again }: Branch): string =>
  `${id}${again ? "*" : ""}${children.length === 0 ? "" : `(${children.map(told).join(",")})`}`;

test("a tree begins with whom nobody brought", () => {
  const links = [brought("cleo", "dora"), brought("ada", "ben"), brought("ada", "cleo")];
  expect(treesOf(links, ["cleo", "dora"]).map(told)).toEqual(["ada(ben,cleo(dora))"]);
});

test("a ring begins with whom somebody looks at, and ends where it comes round", () => {
  const links = [brought("ada", "ben"), brought("ben", "cleo"), brought("cleo", "ada")];
  expect(treesOf(links, ["ben", "cleo"]).map(told)).toEqual(["ben(cleo(ada(ben*)))"]);
});

test("two trees stand beside each other", () => {
  const links = [brought("ada", "ben"), brought("cleo", "dora")];
  expect(treesOf(links, []).map(told)).toEqual(["ada(ben)", "cleo(dora)"]);
});
