import { expect, it } from "vitest";
import { inside } from "./search";

it.each([
  ["/admin/members?q=ada", "/admin/members?q=ada"],
  [undefined, "/admin/"],
  ["https://elsewhere.example/", "/admin/"],
  ["//elsewhere.example/", "/admin/"],
  ["/admin//elsewhere.example", "/admin/"],
  ["/admin/\\elsewhere.example", "/admin/"],
  ["/me", "/admin/"],
])("after the sign-in %s leads to %s", (to, expected) => {
  expect(inside(to)).toBe(expected);
});
