import { chromium, type Page } from "@playwright/test";
import { findChromium } from "@/scripts/lib/chromium.mjs";
import type { Person } from "./people";

/** A separate browser in which somebody is signed in. */
export type OwnBrowser = {
  readonly page: Page;
  /** Ends all of its processes as a crash would, and removes its profile. */
  readonly kill: () => Promise<void>;
};

/** Starts a browser in which this person is signed in at `url`. The caller must kill it. */
export async function startBrowser(url: string, { cookie }: Person): Promise<OwnBrowser> {
  const args = [
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  const server = await chromium.launchServer({
    executablePath: await findChromium(),
    args: [...args, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const context = await browser.newContext({ locale: "en-GB" });
    const [name = "", value = ""] = cookie.split("=", 2);
    await context.addCookies([{ name, value, url }]);
    return { page: await context.newPage(), kill: () => server.kill() };
  } catch (error) {
    await server.kill();
    throw error;
  }
}
