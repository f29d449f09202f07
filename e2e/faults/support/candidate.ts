import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { CONFIDENCES } from "@/lib/interview/rules/session/interview-state";
import { GRADES } from "@/lib/memory/rules/cards/grade";
import { toReply, type Persist, type Reply } from "./crowd";
import { callAction } from "./forms";
import type { Greenroom } from "./greenroom";
import { postJson, type Person } from "./people";

const DRAFTS = 3;

/** What the app has acknowledged about one question of an interview. */
export type Held = {
  readonly userId: string;
  readonly interviewId: string;
  readonly position: number;
  readonly questionId: string;
  /**
   * True for a strict clock. A relaxed one is over its time from the start, so it has no extra
   * minutes.
   */
  readonly isStrict: boolean;
  /** The number of the newest draft, by tab. */
  readonly drafts: Map<string, number>;
  /** The time left that each answer gave, and when it was sent for and received. */
  readonly clock: {
    readonly sentAt: number;
    readonly receivedAt: number;
    readonly remainingMs: number;
  }[];
  locked: { readonly writerId: string; readonly text: string } | null;
  confidence: number | null;
  isTicked: boolean;
  /** The number of extra minutes taken. */
  minutesMore: number;
  /**
   * The question's events in the log: one grade, even from two tabs, or a grade, its undo and
   * another grade. The last one counts.
   */
  readonly eventIds: Set<string>;
  /** How many changes were acknowledged. */
  count: number;
};

/** Returns a question with nothing acknowledged yet. */
export function nothingYet(
  key: Pick<Held, "userId" | "interviewId" | "position" | "questionId" | "isStrict">,
): Held {
  const nothing = { locked: null, confidence: null, isTicked: false, minutesMore: 0, count: 0 };
  return { ...key, ...nothing, drafts: new Map(), clock: [], eventIds: new Set() };
}

/** Returns a tab's text after change number `seq`. */
export function textOf(writerId: string, seq: number): string {
  return `Change ${seq} of tab ${writerId}. ` + "And some words that an answer has. ".repeat(seq);
}

/**
 * Takes one question as its pages do, from showing it to grading it, and sometimes with an extra
 * minute, a second device, an early reveal or an undo. Everything is sent until it's acknowledged,
 * and some of it twice at the same time.
 */
export async function goThrough(
  app: Greenroom,
  person: Person,
  held: Held,
  persist: Persist,
): Promise<void> {
  const nth = Math.floor(Math.random() * 1_000);
  const desk: Desk = { app, person, held, persist, isImpatient: nth % 5 === 0 };
  await show(desk);
  for (let minute = 1; held.isStrict && minute <= nth % 3; minute += 1) {
    await must(desk, "step", { kind: "extend", nth: minute });
    held.minutesMore = minute;
  }
  await (nth % 7 === 0 ? giveUp(desk) : answer(desk, nth));
  await must(desk, "step", { kind: "begin_grading" });
  held.isTicked = true;
  if (nth % 6 === 1) await takeBack(desk, await grade(desk, nth));
  await Promise.all([grade(desk, nth), ...(nth % 4 === 0 ? [grade(desk, nth + 1)] : [])]);
  held.count += 1;
}

/** Answers, on two devices half of the time, and says how sure the person is. */
async function answer(desk: Desk, nth: number): Promise<void> {
  const [writerId, otherId] = [uuidv4(), uuidv4()];
  // The second device keeps typing while the first one locks.
  const elsewhere = nth % 2 === 0 ? null : type(desk, otherId);
  await type(desk, writerId);
  const typed = typedOf(writerId, DRAFTS + 1);
  const lock = await must(desk, "lock", { typed, by: "person" });
  if (lock["isLocked"] !== true) throw new Error(`Not locked: ${JSON.stringify(lock)}`);
  desk.held.locked = { writerId, text: typed.text };
  await elsewhere;
  const confidence = CONFIDENCES[nth % CONFIDENCES.length] ?? 70;
  await must(desk, "step", { kind: "predict", confidence });
  desk.held.confidence = confidence;
}

/** Opens the model answer before the lock, which makes the newest draft the answer. */
async function giveUp(desk: Desk): Promise<void> {
  const writerId = uuidv4();
  await type(desk, writerId);
  await must(desk, "step", { kind: "reveal" });
  desk.held.locked = { writerId, text: textOf(writerId, DRAFTS) };
}

type Desk = {
  readonly app: Greenroom;
  readonly person: Person;
  readonly held: Held;
  readonly persist: Persist;
  /** True if everything is sent twice at the same time. */
  readonly isImpatient: boolean;
};

async function send(
  { app, person, held, persist, isImpatient }: Desk,
  verb: string,
  body: unknown,
): Promise<Reply> {
  const address = `${app.url}/api/interviews/${held.interviewId}/items/${held.position}/${verb}`;
  const sent = () => toReply(postJson(address, person, body));
  const [reply] = await Promise.all([persist(sent), isImpatient ? persist(sent) : null]);
  return reply;
}

/** Sends what mustn't be refused. */
async function must(desk: Desk, verb: string, body: unknown): Promise<Record<string, unknown>> {
  const { status, text } = await send(desk, verb, body);
  if (status !== 200)
    throw new Error(`${verb} ${status}: ${text}\n${desk.app.output().slice(-2_000)}`);
  desk.held.count += 1;
  return JSON.parse(text) as Record<string, unknown>;
}

/** Types on one device, where each draft waits until the one before is acknowledged. */
async function type({ app, person, held, persist }: Desk, writerId: string): Promise<void> {
  const address = `${app.url}/api/interviews/${held.interviewId}/items/${held.position}/draft`;
  for (let seq = 1; seq <= DRAFTS; seq += 1) {
    let sentAt = 0;
    const { status, text } = await persist(() => {
      sentAt = Date.now();
      return toReply(postJson(address, person, typedOf(writerId, seq)));
    });
    const receivedAt = Date.now();
    if (status !== 200) throw new Error(`draft ${status}: ${text}`);
    held.count += 1;
    held.drafts.set(writerId, seq);
    const { late, remainingMs } = JSON.parse(text) as { late: boolean; remainingMs: number };
    if (!late) held.clock.push({ sentAt, receivedAt, remainingMs });
  }
}

function typedOf(writerId: string, seq: number) {
  return { writerId, seq, text: textOf(writerId, seq), basedOnWriter: null, basedOnSeq: null };
}

/**
 * Grades from one tab and returns the id of the event. The app refuses it if another tab was first.
 */
async function grade(desk: Desk, nth: number): Promise<string> {
  const eventId = uuidv7();
  const { status, text } = await send(desk, "grade", aGrade(eventId, nth));
  if (status === 200) desk.held.eventIds.add(eventId);
  else if (!text.includes("already_graded")) throw new Error(`grade ${status}: ${text}`);
  return eventId;
}

/** Undoes a grade, so that the question waits for another one. */
async function takeBack({ app, person, held, persist }: Desk, targetId: string): Promise<void> {
  const undo = { kind: "void", eventId: uuidv7(), targetId, clientAt: new Date().toISOString() };
  const { status, text } = await persist(() =>
    toReply(postJson(`${app.url}/api/reviews`, person, undo)),
  );
  if (status !== 200) throw new Error(`undo ${status}: ${text}`);
  held.eventIds.add(undo.eventId);
  held.count += 2;
}

function aGrade(eventId: string, nth: number) {
  const times = {
    thinkingMs: null,
    gradingMs: null,
    clientAt: new Date().toISOString(),
    waitedMs: 0,
  };
  return { eventId, grade: GRADES[nth % GRADES.length], tickedPointIds: [], ...times };
}

/** Shows the question with the start page's form, which redirects once the clock has started. */
async function show({ app, person, held, persist }: Desk): Promise<void> {
  const { interviewId, position } = held;
  const fields = { id: interviewId, position: String(position) };
  const { status, text } = await persist(async () => {
    const led = await callAction(`${app.url}/today`, "showQuestionAction", fields, {
      cookie: person.cookie,
    });
    const leadsTo = led.headers.get("x-action-redirect") ?? "";
    const said = await led.text();
    // Without a database the page says so, and the person presses again.
    return said.includes("Nothing is lost")
      ? { status: 503, text: said }
      : { status: led.status, text: leadsTo };
  });
  if (!text.startsWith(`/interviews/${interviewId};`)) throw new Error(`show ${status}: ${text}`);
  held.count += 1;
}
