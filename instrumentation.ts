/** Runs once when the web process starts: wrong settings end it with one clear text instead of failing at somebody's first click. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] === "edge") return;
  const { env, WrongSettings } = await import("@/lib/env");
  try {
    env();
  } catch (error) {
    if (!(error instanceof WrongSettings)) throw error;
    // Thrown on, it would be a stack in the log, and Next would go on and answer every request with 500.
    console.error(error.message);
    process.exit(1);
  }
}
