import { expect, test } from "../test";

test("the page of the API works under the policy of the other pages", async ({ page }) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.text().includes("Content Security Policy")) {
      complaints.push(message.text());
    }
  });
  const answer = await page.goto("/docs");
  expect(answer?.headers()["content-security-policy"]).toContain("default-src 'none'");
  const stream = page.locator(".opblock", { hasText: "/v1/purchases/stream" });
  await expect(stream).toBeVisible({ timeout: 60_000 });
  await stream.locator(".opblock-summary").click();
  await stream.getByRole("button", { name: "Try it out" }).click();
  await expect(stream.getByRole("button", { name: "Execute" })).toBeVisible();
  expect(complaints).toEqual([]);
});
