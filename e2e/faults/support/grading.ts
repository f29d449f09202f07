import { v7 as uuidv7 } from "uuid";
import { GRADES } from "@/lib/domain/memory/grade";
import type { Greenroom } from "./greenroom";
import type { Person } from "./people";

const PARALLEL = 16;
const RETRY_MS = 200;
const GIVE_UP_MS = 60_000;

/** Grades on their way to the app from several tabs at once. */
export type Grading = {
  /** The question of every acknowledged event, by its id. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** How often something had to be sent again. */
  readonly retries: () => number;
  /** Resolves when so many are acknowledged. */
  readonly reach: (count: number) => Promise<void>;
  /** Begins no new grade and resolves when all that were sent are acknowledged. */
  readonly finish: () => Promise<void>;
};

/** A grade as a device sends it to /api/reviews. */
export function aGrade(questionId: string): { eventId: string; questionId: string } & Record<string, unknown> {
  return {
    kind: "review",
    eventId: uuidv7(),
    questionId,
    grade: GRADES[Math.floor(Math.random() * GRADES.length)],
    tickedPointIds: [],
    thinkingMs: 4_000,
    gradingMs: 2_000,
    clientAt: new Date().toISOString(),
    waitedMs: 0,
  };
}

/** Sends a grade once. */
export function post(app: Pick<Greenroom, "url">, { cookie }: Person, body: unknown): Promise<Response> {
  return fetch(`${app.url}/api/reviews`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: app.url, cookie },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  });
}

/** Grades as fast as the app takes them. What is not acknowledged is sent again, unchanged, as the app's pages do. */
export function startGrading(app: Greenroom, person: Person, questions: readonly string[]): Grading {
  const acknowledged = new Map<string, string>();
  const finishing = new AbortController();
  let retries = 0;
  let sent = 0;
  let wake = () => {};

  async function sendUntilAcknowledged(body: ReturnType<typeof aGrade>): Promise<void> {
    const end = Date.now() + GIVE_UP_MS;
    for (;;) {
      const answer = await post(app, person, body).catch(() => null);
      const text = await answer?.text().catch(() => null);
      if (answer?.status === 200 && text) {
        acknowledged.set(body.eventId, body.questionId);
        wake();
        return;
      }
      if (answer && answer.status !== 200 && answer.status !== 503)
        throw new Error(`${answer.status}: ${text}\n${app.output().slice(-2_000)}`);
      if (Date.now() > end) throw new Error(`A grade was not acknowledged within ${GIVE_UP_MS} ms.`);
      retries += 1;
      await new Promise((resume) => setTimeout(resume, RETRY_MS));
    }
  }

  async function tab(): Promise<void> {
    while (!finishing.signal.aborted) {
      sent += 1;
      const body = aGrade(questions[sent % questions.length] ?? "");
      const impatient = sent % 10 === 0;
      await Promise.all([sendUntilAcknowledged(body), ...(impatient ? [sendUntilAcknowledged(body)] : [])]);
    }
  }

  const tabs = Promise.all(Array.from({ length: PARALLEL }, tab));
  // Whoever waits hears of it; it must not end the test process before.
  tabs.catch(() => undefined);
  return {
    acknowledged,
    retries: () => retries,
    async reach(count) {
      const enough = new Promise<void>((resolve) => {
        wake = () => acknowledged.size >= count && resolve();
        wake();
      });
      await Promise.race([enough, tabs]);
    },
    async finish() {
      finishing.abort();
      await tabs;
    },
  };
}
