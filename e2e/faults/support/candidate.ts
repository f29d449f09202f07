import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { CONFIDENCES } from "@/lib/domain/interview/machine";
import { GRADES } from "@/lib/domain/memory/grade";
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
  /** Of each tab the newest draft. */
  readonly drafts: Map<string, number>;
  /** What each answer said of the time that is left, and between which instants it was said. */
  readonly clock: { readonly sentAt: number; readonly receivedAt: number; readonly remainingMs: number }[];
  locked: { readonly writerId: string; readonly text: string } | null;
  confidence: number | null;
  isTicked: boolean;
  /** One, whatever two tabs did. */
  readonly eventIds: Set<string>;
  /** How many requests were acknowledged. */
  count: number;
};

/** A question of which nothing was acknowledged so far. */
export function nothingYet(key: Pick<Held, "userId" | "interviewId" | "position" | "questionId">): Held {
  const nothing = { locked: null, confidence: null, isTicked: false, count: 0 };
  return { ...key, ...nothing, drafts: new Map(), clock: [], eventIds: new Set() };
}

/** What a tab has typed at its change number `seq`. */
export function textOf(writerId: string, seq: number): string {
  return `Change ${seq} of tab ${writerId}. ` + "And some words that an answer has. ".repeat(seq);
}

/**
 * Goes through one question as its pages do: shows it, types on one or two devices, locks, says how sure, ticks and grades. Everything is
 * sent until it is acknowledged; some of it twice at the same moment, and every fourth grade differently from a second tab.
 */
export async function goThrough(app: Greenroom, person: Person, held: Held, persist: Persist): Promise<void> {
  const { interviewId, position } = held;
  const address = `${app.url}/api/interviews/${interviewId}/items/${position}`;
  const nth = Math.floor(Math.random() * 1_000);

  async function send(verb: string, body: unknown): Promise<Reply> {
    const sent = () => toReply(postJson(`${address}/${verb}`, person, body));
    const isImpatient = nth % 5 === 0;
    const replies = await Promise.all([persist(sent), ...(isImpatient ? [persist(sent)] : [])]);
    return replies[0] ?? Promise.reject(new Error("Inconsistent: nothing was sent."));
  }

  async function must(verb: string, body: unknown): Promise<Record<string, unknown>> {
    const { status, text } = await send(verb, body);
    if (status !== 200) throw new Error(`${verb} ${status}: ${text}\n${app.output().slice(-2_000)}`);
    held.count += 1;
    return JSON.parse(text) as Record<string, unknown>;
  }

  async function type(writerId: string, seq: number): Promise<void> {
    const drafted = { writerId, seq, text: textOf(writerId, seq), basedOnWriter: null, basedOnSeq: null };
    const sent = async () => {
      const sentAt = Date.now();
      const reply = await toReply(postJson(`${address}/draft`, person, drafted));
      return { ...reply, sentAt, receivedAt: Date.now() };
    };
    let last: Awaited<ReturnType<typeof sent>> | null = null;
    const { status, text } = await persist(async () => (last = await sent()));
    if (status !== 200 || !last) throw new Error(`draft ${status}: ${text}`);
    held.count += 1;
    held.drafts.set(writerId, seq);
    const { late, remainingMs } = JSON.parse(text) as { late: boolean; remainingMs: number };
    const { sentAt, receivedAt } = last as Awaited<ReturnType<typeof sent>>;
    if (!late) held.clock.push({ sentAt, receivedAt, remainingMs });
  }

  await show(app, person, held, persist);
  const tabs = nth % 2 === 0 ? [uuidv4()] : [uuidv4(), uuidv4()];
  const [writerId = "", ...others] = tabs;
  const typeAll = async (tab: string) => {
    for (let seq = 1; seq <= DRAFTS; seq += 1) await type(tab, seq);
  };
  // A second device types on while the first one locks.
  const elsewhere = Promise.all(others.map(typeAll));
  await typeAll(writerId);
  const text = textOf(writerId, DRAFTS + 1);
  const typed = { writerId, seq: DRAFTS + 1, text, basedOnWriter: null, basedOnSeq: null };
  const lock = await must("lock", { typed, by: "person" });
  if (lock["isLocked"] !== true) throw new Error(`Not locked: ${JSON.stringify(lock)}`);
  held.locked = { writerId, text };
  await elsewhere;
  const confidence = CONFIDENCES[nth % CONFIDENCES.length] ?? 70;
  await must("step", { kind: "predict", confidence });
  held.confidence = confidence;
  await must("step", { kind: "begin_grading" });
  held.isTicked = true;

  const grade = async (isSecond: boolean) => {
    const eventId = uuidv7();
    const { status, text: said } = await send("grade", aGrade(eventId, nth + Number(isSecond)));
    if (status === 200) held.eventIds.add(eventId);
    else if (!said.includes("already_graded")) throw new Error(`grade ${status}: ${said}`);
  };
  await Promise.all([grade(false), ...(nth % 4 === 0 ? [grade(true)] : [])]);
  held.count += 1;
}

function aGrade(eventId: string, nth: number) {
  const times = { thinkingMs: null, gradingMs: null, clientAt: new Date().toISOString(), waitedMs: 0 };
  return { eventId, grade: GRADES[nth % GRADES.length], tickedPointIds: [], ...times };
}

/** The button at the door is a form of the page, which leads to the question when its clock has started. */
async function show(app: Greenroom, person: Person, held: Held, persist: Persist): Promise<void> {
  const { interviewId, position } = held;
  const fields = { id: interviewId, position: String(position) };
  const { status, text } = await persist(async () => {
    const answer = await callAction(`${app.url}/today`, "showQuestionAction", fields, { cookie: person.cookie });
    const leadsTo = answer.headers.get("x-action-redirect") ?? "";
    const said = await answer.text();
    // Without a database the page says so, and the person presses again.
    return said.includes("Nothing is lost") ? { status: 503, text: said } : { status: answer.status, text: leadsTo };
  });
  if (!text.startsWith(`/interviews/${interviewId};`)) throw new Error(`show ${status}: ${text}`);
  held.count += 1;
}
