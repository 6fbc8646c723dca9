import { defineConfig } from "@playwright/test";
import { launchOptions, SERVER } from "./browser";

/** Stories in a real browser against a real server: `REGULARS_URL=… npm run browser`. */
export default defineConfig({
  testDir: "stories",
  outputDir: "../target/browser",
  fullyParallel: true,
  workers: 2,
  // Patience for machines of two cores that also run the server, its database and a cold JIT.
  timeout: 240_000,
  // What fails once and holds then is told as flaky in the log.
  retries: 1,
  expect: { timeout: 20_000 },
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
