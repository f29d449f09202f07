import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { run } from "./run.mjs";
import { Trouble } from "./say.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

function installed() {
  const named = process.env["CHROMIUM_PATH"];
  if (named) return named;
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  for (const folder of (process.env["PATH"] ?? "").split(path.delimiter)) {
    for (const name of NAMES) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // It isn't in this folder.
      }
    }
  }
  return null;
}

/**
 * Returns the path of Chromium for the journeys and installs it if needed. It tries Playwright's
 * build first and then Debian's.
 * @returns {Promise<string>}
 */
export async function findChromium() {
  const found = installed();
  if (found) return found;
  await run("npx", ["playwright", "install", "chromium"]).catch(() => null);
  if (!installed() && process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update"], { env }).catch(() => null);
    await run("apt-get", ["install", "--yes", "chromium"], { env }).catch(() => null);
  }
  const now = installed();
  if (now) return now;
  throw new Trouble(
    "The journeys need Chromium, and installing it failed. Install Chromium or Google Chrome, or set CHROMIUM_PATH to one.",
  );
}
