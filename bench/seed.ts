import { v7 as uuidv7 } from "uuid";
import { readShippedPacks } from "@/lib/content/read-shipped-packs";
import { savePack } from "@/lib/questions/data/packs";
import { createSession } from "@/lib/account/data/sessions";
import { saveFit } from "@/lib/memory/data/parameter-fits";
import { createUser, saveSettings } from "@/lib/account/data/users";
import { hashSecret, newSecret, SESSION_LIMITS, tokenOf } from "@/lib/auth/session";
import { stepCard, type CardState } from "@/lib/memory/rules/cards/fold";
import type { Grade } from "@/lib/memory/rules/cards/grade";
import { USUAL_MEMORY } from "@/lib/memory/rules/cards/person-memory";
import { studyDayOf } from "@/lib/shared/study-day";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { renderMarkdown } from "@/lib/questions/usecases/render-markdown";
import { DAY_MS } from "@/lib/shared/time";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import { PLAIN } from "@/lib/memory/rules/cards/schedule";

export const CARDS = 200;
export const DUE = 30;
export const EVENTS_PER_CARD = 10;
const DAYS_APART = 4;
const ZONE = "UTC";
const CUTOFF_HOUR = 4;

export type BenchQuestion = {
  readonly id: string;
  readonly revision: string;
  readonly prompt: string;
  readonly answerHtml: string;
  readonly pointIds: readonly string[];
};

/** Somebody signed in on a device. */
export type BenchUser = {
  readonly userId: string;
  /** The Cookie header. */ readonly cookie: string;
};

export type BenchPerson = BenchUser & {
  /** The first `DUE` of them are due today. */
  readonly questions: readonly BenchQuestion[];
};

/** Stores 200 questions with the content of shipped ones, and a person with a history of each. */
export async function seed(now: Date): Promise<BenchPerson> {
  const questions = await seedQuestions(now);
  const { userId, cookie } = await seedUser(now);
  // Enough minutes for Today to show all that's due.
  await saveSettings(userId, { weekdayMinutes: Array.from({ length: 7 }, () => 240) });
  const today = studyDayOf(now, ZONE, CUTOFF_HOUR);
  // A fit that wasn't adopted today, because another one during the bench would move due days.
  const fit = {
    version: null,
    weights: [],
    reviews: CARDS * EVENTS_PER_CARD,
    fittedDay: today,
    metrics: {},
  };
  await saveFit(userId, { ...fit, id: uuidv7(), createdAt: now });
  const waiting = [...questions.entries()];
  const learn = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      await seedCard(userId, next[1], next[0], today);
  };
  await Promise.all([learn(), learn(), learn(), learn()]);
  return { userId, cookie, questions };
}

/** Stores somebody who has just signed up. */
export async function seedUser(now: Date): Promise<BenchUser> {
  const userId = uuidv7();
  const email = `${userId}@example.org`;
  await createUser({ id: userId, email, passwordHash: "none", zone: ZONE, createdAt: now });
  return { userId, cookie: await signIn(userId, now) };
}

async function seedQuestions(now: Date): Promise<BenchQuestion[]> {
  const [shipped] = await readShippedPacks();
  if (!shipped) throw new Error("There is no pack to take questions from.");
  const pack = { ...shipped.pack, id: "bench", title: "Bench" };
  const questions = Array.from({ length: CARDS }, (_, index) => {
    const model = shipped.questions[index % shipped.questions.length];
    if (!model) throw new Error("The pack has no questions.");
    const number = String(index).padStart(3, "0");
    const content = {
      ...model.content,
      id: `q-${number}`,
      prompt: `Bench ${number}. ${model.content.prompt}`,
    };
    return { id: `bench/q-${number}`, revision: model.revision, content };
  });
  await savePack({ pack, digest: "bench", questions }, now);
  return Promise.all(
    questions.map(async ({ id, revision, content }) => ({
      id,
      revision,
      prompt: content.prompt,
      answerHtml: await renderMarkdown(content.modelAnswer),
      pointIds: content.keyPoints.map((point) => point.id),
    })),
  );
}

/**
 * Stores ten grades, some days apart, the last so long ago that the first `DUE` cards are due today
 * and the others aren't.
 */
async function seedCard(
  userId: string,
  question: BenchQuestion,
  index: number,
  today: number,
): Promise<void> {
  const grades = Array.from({ length: EVENTS_PER_CARD }, (_, nth) => gradeOf(index, nth));
  let state: CardState | null = null;
  for (const [nth, grade] of grades.entries()) {
    const event = {
      kind: "review",
      id: "",
      occurredAt: new Date(0),
      grade,
      source: "review",
    } as const;
    state = stepCard(state, { ...event, studyDay: nth * DAYS_APART }, defaultModel, PLAIN);
  }
  const last = (EVENTS_PER_CARD - 1) * DAYS_APART;
  const interval = (state?.dueDay ?? 0) - last;
  const dueDay = index < DUE ? today - (index % 10) : today + 1 + (index % interval);
  const firstDay = dueDay - interval - last;
  for (const [nth, grade] of grades.entries()) {
    const now = new Date((firstDay + nth * DAYS_APART) * DAY_MS + DAY_MS / 2 + index * 1000);
    const tickedPointIds = question.pointIds.slice(
      0,
      (index + nth) % (question.pointIds.length + 1),
    );
    const times = { now, clientAt: now, waitedMs: 0, thinkingMs: 40_000, gradingMs: 9_000 };
    const request = {
      userId,
      zone: ZONE,
      cutoffHour: CUTOFF_HOUR,
      memory: USUAL_MEMORY,
      eventId: uuidv7(),
      questionId: question.id,
      grade,
      tickedPointIds,
      ...times,
    };
    const graded = await gradeReview(request);
    if (!graded.ok)
      throw new Error(`The history of ${question.id} was refused: ${graded.error.code}`);
  }
}

/**
 * Returns mostly Good, and one in five Again or Hard. The last one is never Again, or the card
 * would wait to pass on a day that's over.
 */
function gradeOf(index: number, nth: number): Grade {
  const kind = (index * 7 + nth * 3) % 10;
  if (kind === 0 && nth < EVENTS_PER_CARD - 1) return "again";
  return kind === 1 ? "hard" : kind === 2 ? "easy" : "good";
}

/** Stores a session as signing in does, and returns its Cookie header. */
async function signIn(userId: string, now: Date): Promise<string> {
  const secret = newSecret();
  await createSession(userId, "none", {
    tokenHash: hashSecret(secret),
    createdAt: now,
    expiresAt: new Date(now.getTime() + SESSION_LIMITS.idleMs),
    absoluteExpires: new Date(now.getTime() + SESSION_LIMITS.absoluteMs),
    authMethod: "password",
    userAgent: "bench",
    network: "127.0.0.0/24",
  });
  // The former name of the cookie: the present one differs between the bench's two web processes.
  return `greenroom.session=${tokenOf(userId, secret)}`;
}
