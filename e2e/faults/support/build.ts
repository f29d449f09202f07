import path from "node:path";
import { buildApp } from "@/scripts/lib/make-ready.mjs";

/** Builds the app if needed, so that no test measures the time of a build. */
export default async function setUp(): Promise<void> {
  await buildApp(path.join(import.meta.dirname, "..", "..", ".."), {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
  });
}
