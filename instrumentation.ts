/** Runs once when the web process starts: wrong settings end it with one clear text instead of failing at somebody's first click. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] === "edge") return;
  const { env } = await import("@/lib/env");
  env();
}
