import { defineConfig, devices } from "@playwright/test";

/**
 * One server and one database for all journeys (e2e/support/start-app.ts); each test makes its own
 * people.
 */
export default defineConfig({
  testDir: "e2e",
  // What ends in .test.ts is Vitest's.
  testMatch: "*.spec.ts",
  outputDir: "test-results",
  globalSetup: "./e2e/support/start-app.ts",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // Journeys mostly wait for clocks, so two cores carry three.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices["Desktop Chrome"],
    // Set by the global set-up.
    baseURL: process.env["E2E_URL"],
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    // A trace of every test costs a quarter of the time: ask for one with --trace
    // retain-on-failure.
    screenshot: "only-on-failure",
    launchOptions: {
      ...(process.env["E2E_CHROMIUM"] ? { executablePath: process.env["E2E_CHROMIUM"] } : {}),
      args: [
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
  },
});
