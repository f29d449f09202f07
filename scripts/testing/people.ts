import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { hashSecret, newSecret } from "@/lib/auth/session";
import { createUser } from "@/lib/account/data/users";
import { findInterview } from "@/lib/interview/data/interviews";
import type { NewSession } from "@/lib/account/rules/new-session";
import type { Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import type { Delivery } from "@/lib/interview/rules/session/delivery";
import { USUAL_MEMORY, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { USUAL_CUTOFF_HOUR, type DayRule } from "@/lib/shared/study-day";
import { actOnItem } from "@/lib/interview/usecases/act-on-item";
import { lockAnswer } from "@/lib/interview/usecases/lock-answer";
import { showQuestion } from "@/lib/interview/usecases/show-question";
import { gradeInterviewItem } from "@/lib/interview/usecases/grade-item";
import type { GradeRequest } from "@/lib/memory/rules/log/review-event";
import { startInterview } from "@/lib/interview/usecases/start-interview";
import { DAY_MS } from "@/lib/shared/time";
import { USUAL_PLAN, type PlanSettings } from "@/lib/memory/rules/plan/plan-settings";

export const NOW = new Date("2026-05-01T10:00:00Z");

/** Returns the instant this many seconds after `NOW`. */
export function after(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}

/** A person in tests, with everybody's first settings. */
export type Person = DayRule & {
  readonly userId: string;
  readonly plan: PlanSettings;
  readonly memory: MemorySettings;
};

/** Stores a new person without history or fitted weights, and returns them. */
export async function aPerson(zone = "UTC"): Promise<Person> {
  const userId = uuidv7();
  await createUser({
    id: userId,
    email: `${userId}@example.org`,
    passwordHash: "none",
    zone,
    createdAt: NOW,
  });
  return { userId, zone, cutoffHour: USUAL_CUTOFF_HOUR, plan: USUAL_PLAN, memory: USUAL_MEMORY };
}

/** Returns a session of one day from now, for a device in this network. */
export function aSession(network = "198.51.100.0/24"): NewSession {
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + DAY_MS);
  const tokenHash = hashSecret(newSecret());
  return {
    tokenHash,
    createdAt,
    expiresAt,
    absoluteExpires: expiresAt,
    authMethod: "password",
    userAgent: "",
    network,
  };
}

/** Returns a new grade as a device sends it. */
export function aGrade(person: Person, more: Partial<GradeRequest> = {}): GradeRequest {
  return {
    ...person,
    now: NOW,
    eventId: uuidv7(),
    grade: "good",
    tickedPointIds: [],
    thinkingMs: null,
    gradingMs: 5_000,
    clientAt: NOW,
    waitedMs: 0,
    ...more,
  };
}

/** Returns typed text as a tab sends it. */
export function typed(
  text: string,
  more: {
    writerId?: string;
    seq?: number;
    basedOnWriter?: string | null;
    basedOnSeq?: number | null;
  } = {},
) {
  return { writerId: randomUUID(), seq: 1, text, basedOnWriter: null, basedOnSeq: null, ...more };
}

/**
 * Returns a custom blueprint with this many beginner questions, a strict clock and no time to
 * think.
 */
export function aBlueprint(count: number, more: Partial<Blueprint> = {}): Blueprint {
  return {
    key: "own",
    title: "Your own interview",
    mode: "strict",
    thinkingSeconds: 0,
    sessionSeconds: null,
    limitShare: 1,
    focus: "any",
    cells: [{ levels: ["beginner"], topics: [], questions: count }],
    ...more,
  };
}

/** Creates an interview, before its clock starts, and returns its id. */
export async function anInterview(
  person: Person,
  count = 1,
  more: Partial<Blueprint> = {},
): Promise<string> {
  const interviewId = uuidv7();
  const blueprint = aBlueprint(count, more);
  const started = await startInterview({
    ...person,
    interviewId,
    blueprint,
    extraTime: "none",
    seed: 1,
    now: NOW,
  });
  if (!started.ok) throw new Error(started.error.code);
  return interviewId;
}

/** Takes an interview of one question with this answer, grades it Good and returns its id. */
export async function answeredInterview(person: Person, text: string): Promise<string> {
  const { userId } = person;
  const interviewId = await anInterview(person);
  await showQuestion({ userId, interviewId, position: 0, now: NOW });
  await lockAnswer({
    userId,
    interviewId,
    position: 0,
    now: after(20),
    typed: typed(text),
    by: "person",
  });
  await predict(person, interviewId, after(21));
  const graded = await gradeInterviewItem({
    ...aGrade(person, { now: after(30) }),
    interviewId,
    position: 0,
  });
  if (!graded.ok) throw new Error(graded.error.code);
  return interviewId;
}

/** Says that a locked answer is likely to pass, which opens its model answer. */
export async function predict(
  { userId }: Person,
  interviewId: string,
  now: Date,
  position = 0,
): Promise<void> {
  const predicted = await actOnItem({
    userId,
    interviewId,
    position,
    now,
    act: { kind: "predict", confidence: 70 },
  });
  if (!predicted.ok) throw new Error(predicted.error.code);
}

/** Returns the id of a question in the person's interview. */
export async function questionOf(
  person: Person,
  interviewId: string,
  position = 0,
): Promise<string> {
  const interview = await findInterview(person.userId, interviewId);
  const item = interview?.items[position];
  if (!item) throw new Error(`Inconsistent: there is no item ${position}.`);
  return item.questionId;
}

/** Answers a question at `seconds` after `NOW` and grades it. */
export async function gradeItem(
  person: Person,
  interviewId: string,
  {
    position = 0,
    seconds = 0,
    delivery,
    ...more
  }: Partial<GradeRequest> & { position?: number; seconds?: number; delivery?: Delivery } = {},
): Promise<void> {
  const key = { userId: person.userId, interviewId, position };
  await showQuestion({ ...key, now: after(seconds) });
  await lockAnswer({ ...key, now: after(seconds + 5), typed: typed("An answer"), by: "person" });
  await predict(person, interviewId, after(seconds + 6), position);
  const graded = await gradeInterviewItem({
    ...aGrade(person, { now: after(seconds + 9), ...more }),
    ...key,
    delivery: delivery ?? null,
  });
  if (!graded.ok) throw new Error(graded.error.code);
}
