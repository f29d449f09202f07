import { expect, test } from "vitest";
import { aPort, launch, stop } from "./support/greenroom";
import { until } from "./support/processes";

const LONG = { timeout: 120_000 };

test(
  "npm run dev serves pages from the sources without a warning and stops cleanly",
  LONG,
  async () => {
    const app = launch({ port: await aPort(), isDev: true });
    await until("the app is ready", 60_000, () => app.output().includes("Greenroom is ready"));
    const page = await fetch(`${app.url}/sign-in`);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("'unsafe-eval'");
    expect(await page.text()).toContain("<h1>Sign in</h1>");
    expect(app.output()).not.toMatch(/warning|error/i);
    expect(await stop(app)).toBe(0);
  },
);
