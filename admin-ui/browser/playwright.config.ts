import { defineConfig } from "@playwright/test";
import { launchOptions, SERVER } from "./browser";

/** Stories in a real browser against a real server: `REGULARS_URL=… npm run browser`. */
export default defineConfig({
  testDir: "stories",
  outputDir: "../target/browser",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "../target/browser-report.json" }]],
  use: {
    baseURL: SERVER,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    viewport: { width: 1280, height: 900 },
    launchOptions: await launchOptions(),
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
});
