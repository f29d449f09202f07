// Each lost race means that another writer succeeded, so some writer always does. The pause spreads
// them out.
const MAX_TRIES = 100;
const PAUSE_MS = 4;

/**
 * Returns the outcome of `attempt`, which reads, decides and commits, and repeats it while another
 * writer comes first. `what` names it in the error after the last try.
 */
export async function retryOnRace<Outcome>(
  what: string,
  attempt: () => Promise<Outcome | "raced">,
): Promise<Outcome> {
  for (let tried = 1; tried <= MAX_TRIES; tried += 1) {
    const outcome = await attempt();
    if (outcome !== "raced") return outcome;
    await new Promise((resume) =>
      setTimeout(resume, PAUSE_MS * Math.random() * Math.min(tried, 10)),
    );
  }
  throw new Error(`Inconsistent: ${what} lost ${MAX_TRIES} races.`);
}
