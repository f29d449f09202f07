import { v7 as uuidv7 } from "uuid";
import { GRADES } from "@/lib/memory/rules/cards/grade";
import { startCrowd, toReply, type Crowd, type Persist } from "./crowd";
import type { Greenroom } from "./greenroom";
import { postJson, type Person } from "./people";

const TABS = 16;

/** A crowd that grades from several tabs at once. */
export type Grading = Crowd & {
  /** The question of each acknowledged event, by the event's id. */
  readonly acknowledged: ReadonlyMap<string, string>;
};

type SentGrade = { eventId: string; questionId: string } & Record<string, unknown>;

/** Returns a grade as a device sends it to /api/reviews. */
export function aGrade(questionId: string): SentGrade {
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
export function post(
  app: Pick<Greenroom, "url">,
  person: Person,
  body: unknown,
): Promise<Response> {
  return postJson(`${app.url}/api/reviews`, person, body);
}

/** Grades as fast as the app accepts it, and sends every tenth grade twice at the same time. */
export function startGrading(
  app: Greenroom,
  person: Person,
  questions: readonly string[],
): Grading {
  const acknowledged = new Map<string, string>();
  let sent = 0;

  async function send(persist: Persist, body: SentGrade): Promise<void> {
    const { status, text } = await persist(() => toReply(post(app, person, body)));
    if (status !== 200) throw new Error(`${status}: ${text}\n${app.output().slice(-2_000)}`);
    acknowledged.set(body.eventId, body.questionId);
  }

  const crowd = startCrowd(TABS, {
    acknowledged: () => acknowledged.size,
    async turn(persist) {
      sent += 1;
      const body = aGrade(questions[sent % questions.length] ?? "");
      const isImpatient = sent % 10 === 0;
      await Promise.all([send(persist, body), ...(isImpatient ? [send(persist, body)] : [])]);
    },
  });
  return { ...crowd, acknowledged };
}
