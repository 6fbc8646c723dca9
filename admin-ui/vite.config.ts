import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Two pages, one build: /admin for the people who run the programme, /me for its members.
// The server adds a strict content security policy, so nothing is inlined into the HTML.
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "target/classes/pages",
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { admin: "admin/index.html", me: "me/index.html", worker: "src/app/me/worker.ts" },
      output: {
        // A browser asks for a worker by the name that it knows.
        entryFileNames: ({ name }) =>
          name === "worker" ? "me/worker.js" : "assets/[name]-[hash].js",
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ["/v1", "/actuator", "/docs", "/oauth2", "/login"].map((path) => [
        path,
        process.env.REGULARS_URL ?? "http://127.0.0.1:8080",
      ]),
    ),
  },
  test: {
    environment: "happy-dom",
    // A page that a test left open may still send something: each file has a world of its own.
    isolate: true,
    pool: "threads",
    maxWorkers: "100%",
    // Whole pages are much for a machine that does other things, too.
    testTimeout: 30_000,
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/shared/testing/setup.ts"],
    reporters: ["default", "junit"],
    outputFile: { junit: "target/vitest/TEST-vitest.xml" },
  },
});
