import { Agent } from "node:http";
import { callAction } from "@/e2e/faults/support/forms";
import { fire, type Shot } from "@/bench/load";
import { processorMs } from "@/bench/process-figures";
import type { Server } from "@/bench/servers";
import {
  draft,
  grade,
  lock,
  pageOfAnswer,
  pageOfNext,
  pageOfPrediction,
  predict,
  tick,
} from "./acts";
import { CANDIDATES, type BenchItem, type Candidates } from "./candidates";

/** The pause between two acts of a person, for a look, a thought and a tap. */
const PAUSE_MS = { least: 1_500, most: 4_500 };
const DRAFT_EVERY_MS = 1_500;
const DRAFTS = 2;
/** The shortest time a question takes, so that nobody reaches the end of their list. */
const SECONDS_A_QUESTION = (5 * PAUSE_MS.least + DRAFTS * DRAFT_EVERY_MS) / 1000;

/** A wait of a person, in milliseconds. */
export type Wait = "lock" | "lockPage" | "predict" | "answerPage" | "grade" | "nextPage";
export type Question = Readonly<Partial<Record<Wait, number>>>;

export type Pace = {
  readonly seconds: number;
  /** The waits of every question that somebody began, as far as they got. */
  readonly questions: readonly Question[];
  /** The web process's processor time as a share of the time that passed. */
  readonly processorShare: number;
};

/**
 * Sends fifty people through interviews at a person's pace and returns their waits. They show,
 * type, lock, predict, read, tick and grade, with pauses; throws at the first wrong answer.
 */
export async function atHumanPace(
  server: Server,
  candidates: Candidates,
  seconds: number,
): Promise<Pace> {
  const length = Math.ceil(seconds / SECONDS_A_QUESTION) + 2;
  const interviews = await candidates.prepare(CANDIDATES, length, "waiting");
  const agent = new Agent({ keepAlive: true, maxSockets: CANDIDATES });
  const questions: Partial<Record<Wait, number>>[] = [];
  const before = processorMs(server.pid);
  const end = performance.now() + seconds * 1000;
  const isOver = () => performance.now() >= end;

  async function wait(shot: Shot): Promise<number> {
    const { ms, fault } = await fire(server.origin, agent, shot);
    if (fault) throw new Error(fault);
    return ms;
  }

  async function question(item: BenchItem): Promise<void> {
    const waits: Partial<Record<Wait, number>> = {};
    questions.push(waits);
    const life: readonly (() => Promise<unknown>)[] = [
      () => show(server.origin, item),
      ...Array.from(
        { length: DRAFTS },
        () => () => sleep(DRAFT_EVERY_MS).then(() => wait(draft(item))),
      ),
      pause,
      async () => {
        waits.lock = await wait(lock(item));
        waits.lockPage = await wait(pageOfPrediction(item));
      },
      pause,
      async () => {
        waits.predict = await wait(predict(item));
        waits.answerPage = await wait(pageOfAnswer(item));
      },
      pause,
      () => wait(tick(item)),
      pause,
      async () => {
        waits.grade = await wait(grade(item));
        waits.nextPage = await wait(pageOfNext(item));
      },
      pause,
    ];
    for (const act of life) {
      if (isOver()) return;
      await act();
    }
  }

  await Promise.all(
    interviews.map(async (items) => {
      // People don't all begin at the same moment.
      await sleep(Math.random() * SECONDS_A_QUESTION * 1000);
      for (const item of items) if (!isOver()) await question(item);
    }),
  );
  agent.destroy();
  const tookMs = performance.now() - end + seconds * 1000;
  return { seconds, questions, processorShare: (processorMs(server.pid) - before) / tookMs };
}

async function show(origin: string, { interviewId, position, user }: BenchItem): Promise<void> {
  const fields = { id: interviewId, position: String(position) };
  const answer = await callAction(`${origin}/today`, "showQuestionAction", fields, {
    cookie: user.cookie,
  });
  await answer.arrayBuffer();
  const leadsTo = answer.headers.get("x-action-redirect") ?? "";
  if (!leadsTo.startsWith(`/interviews/${interviewId};`))
    throw new Error(`A question was not shown: ${answer.status} ${leadsTo}`);
}

function pause(): Promise<void> {
  return sleep(PAUSE_MS.least + Math.random() * (PAUSE_MS.most - PAUSE_MS.least));
}

function sleep(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms));
}
