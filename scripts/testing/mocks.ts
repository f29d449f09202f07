import { v7 as uuidv7 } from "uuid";
import { execute } from "@/lib/shared/data/client";
import { findInterview, type InterviewItemRow } from "@/lib/interview/data/interviews";
import { findRevision } from "@/lib/questions/data/packs";
import type { Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import type { Grade } from "@/lib/memory/rules/cards/grade";
import { lockAnswer } from "@/lib/interview/usecases/lock-answer";
import { showQuestion } from "@/lib/interview/usecases/show-question";
import { gradeInterviewItem } from "@/lib/interview/usecases/grade-item";
import { startInterview } from "@/lib/interview/usecases/start-interview";
import { aBlueprint, after, aGrade, predict, typed, type Person } from "./people";

type Sitting = {
  /** When the first question is shown, in seconds after `NOW`. */
  readonly from?: number;
  /** Chooses the points to tick for the question at a position. By default it's all of them. */
  readonly tick?: (ids: readonly string[], position: number) => readonly string[];
  readonly grade?: Grade;
  readonly more?: Partial<Blueprint>;
};

/** Takes an interview without help, one question a minute. */
export async function sitThrough(
  person: Person,
  interviewId: string,
  sitting: Sitting = {},
): Promise<void> {
  const { from = 0, tick = (ids) => ids, grade = "good" } = sitting;
  const interview = await findInterview(person.userId, interviewId);
  for (const { position, ...item } of interview?.items ?? []) {
    const start = from + position * 60;
    const key = { userId: person.userId, interviewId, position };
    await showQuestion({ ...key, now: after(start) });
    await lockAnswer({
      ...key,
      now: after(start + 20),
      typed: typed(`Answer ${position + 1}`),
      by: "person",
    });
    await predict(person, interviewId, after(start + 25), position);
    const request = aGrade(person, {
      now: after(start + 40),
      grade,
      tickedPointIds: tick(await pointsOf(item), position),
    });
    const graded = await gradeInterviewItem({ ...request, ...key });
    if (!graded.ok) throw new Error(graded.error.code);
  }
}

/** Takes an unaided mock of this many questions and returns its id. */
export async function aMock(person: Person, count: number, sitting: Sitting = {}): Promise<string> {
  const { from = 0, more } = sitting;
  const interviewId = uuidv7();
  const start = {
    interviewId,
    blueprint: aBlueprint(count, more),
    extraTime: "none",
    seed: from,
    now: after(from),
  } as const;
  const started = await startInterview({ ...person, ...start });
  if (!started.ok) throw new Error(started.error.code);
  await sitThrough(person, interviewId, sitting);
  return interviewId;
}

/** Records that the page of an interview was hidden from one second to another. */
export async function wasHidden(
  { userId }: Person,
  { interviewId, position }: { readonly interviewId: string; readonly position: number },
  from: number,
  to: number,
): Promise<void> {
  await execute(
    `INSERT INTO session_log_entries (user_id, interview_id, id, position, kind, begun_at, ended_at) VALUES ($1, $2, $3, $4, 'hidden', $5, $6)`,
    [userId, interviewId, uuidv7(), position, after(from), after(to)],
  );
}

async function pointsOf({
  questionId,
  revision,
}: Pick<InterviewItemRow, "questionId" | "revision">) {
  return (await findRevision(questionId, revision))?.keyPoints.map(({ id }) => id) ?? [];
}
