import { defineConfig } from "@playwright/test";
import { launchOptions, SERVER } from "./browser";

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Pictures of every page into `target/screenshots`: `REGULARS_URL=… npm run screenshots`. */
export default defineConfig({
  testDir: "screenshots",
  outputDir: "../target/screenshots-run",
  workers: 2,
  timeout: 60_000,
  reporter: [["list"]],
  use: {
    baseURL: SERVER,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    launchOptions: await launchOptions(),
  },
  projects: [
    { name: "light", use: { viewport: WIDE, colorScheme: "light" } },
    { name: "dark", use: { viewport: WIDE, colorScheme: "dark" } },
    { name: "phone", use: { viewport: PHONE, colorScheme: "light", hasTouch: true } },
    { name: "german", use: { viewport: WIDE, colorScheme: "light", locale: "de-DE" } },
    {
      name: "german-phone",
      use: { viewport: PHONE, colorScheme: "light", hasTouch: true, locale: "de-DE" },
    },
    {
      name: "german-dark-phone",
      use: { viewport: PHONE, colorScheme: "dark", hasTouch: true, locale: "de-DE" },
    },
  ],
});
