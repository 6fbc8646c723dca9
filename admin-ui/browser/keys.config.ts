import { defineConfig } from "@playwright/test";
import { launchOptions, SERVER } from "./browser";

/** What a key costs in a great draft: `npm run keys` (browser/keys/run) starts a server for it. */
export default defineConfig({
  testDir: "keys",
  outputDir: "../target/keys",
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [["line"]],
  use: {
    baseURL: SERVER,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    viewport: { width: 1280, height: 900 },
    launchOptions: await launchOptions(),
    trace: "off",
  },
});
