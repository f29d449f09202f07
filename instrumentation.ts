declare global {
  namespace NodeJS {
    interface ProcessEnv {
      readonly NEXT_RUNTIME?: "nodejs" | "edge";
    }
  }
}

// server.mjs waits for this.
const holder = globalThis as typeof globalThis & { greenroomRegistered?: () => void };

/**
 * Runs once when the web process starts: wrong settings, or other web processes that differ from it,
 * end it with one clear text instead of failing at somebody's first click. From then on it keeps its clock in step with the database and
 * deletes what has expired, so that no request has to.
 */
export async function register(): Promise<void> {
  // Next also compiles this for a runtime without processes, and leaves out what stands under
  // exactly this condition.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { env, WrongSettings } = await import("@/lib/env");
    try {
      env();
    } catch (error) {
      if (!(error instanceof WrongSettings)) throw error;
      // Thrown on, it would be a stack in the log, and Next would go on and answer every request
      // with 500.
      console.error(error.message);
      process.exit(1);
    }
    const { joinDeployment, OtherDeployment } = await import("@/lib/shared/data/deployment");
    const { readFile } = await import("node:fs/promises");
    const { NEXTAUTH_SECRET: secret, NODE_ENV } = env();
    const build = NODE_ENV === "production" ? await readFile(".next/BUILD_ID", "utf8") : null;
    try {
      await joinDeployment({ secret, build });
    } catch (error) {
      if (!(error instanceof OtherDeployment)) throw error;
      console.error(error.message);
      process.exit(1);
    }
    const { keepInStep } = await import("@/lib/shared/data/keep-in-step");
    await keepInStep();
    const { currentTime } = await import("@/lib/clock");
    const { keepDeletingExpired } = await import("@/lib/account/usecases/delete-expired");
    keepDeletingExpired(currentTime);
    holder.greenroomRegistered?.();
  }
}
