import { describe, expect, it } from "vitest";
import { changeOf, type Profile } from "./profile";

const before: Profile = {
  name: "Grace",
  email: "grace@example.org",
  phone: "",
  birthday: "1906-12-09",
  externalId: "",
  cards: ["4000777"],
  status: "active",
  attributes: [
    { name: "newsletter", value: "true" },
    { name: "size", value: "38" },
  ],
};

describe("the change of a profile", () => {
  it("is empty where nothing differs", () => {
    expect(changeOf(before, { ...before })).toEqual({});
  });

  it("names only what differs, and removes what was emptied", () => {
    const after = { ...before, name: " Grace Hopper ", email: "", status: "blocked" as const };
    expect(changeOf(before, after)).toEqual({
      name: "Grace Hopper",
      email: null,
      status: "blocked",
    });
  });

  it("replaces the cards as a whole", () => {
    expect(changeOf(before, { ...before, cards: [] })).toEqual({ cards: [] });
  });

  it("merges attributes one by one, as numbers and truth values where they are", () => {
    const attributes = [
      { name: "size", value: "39" },
      { name: "likes", value: "tea" },
      { name: "vip", value: "true" },
      { name: " ", value: "forgotten" },
    ];
    expect(changeOf(before, { ...before, attributes })).toEqual({
      attributes: { newsletter: null, size: 39, likes: "tea", vip: true },
    });
  });
});
