import { v7 as uuidv7 } from "uuid";
import { postShot, type Shot } from "@/bench/load";
import type { BenchItem } from "./candidates";

/** Returns the request that saves a draft, as the page sends it every 1.5 seconds. */
export function draft(item: BenchItem): Shot {
  const typed = typedAt(item);
  return post(item, "draft", typed, (answer) => {
    if (answer["late"] !== false || !isTime(answer["remainingMs"])) return false;
    item.kept.seq = typed.seq;
    return true;
  });
}

/** Returns the request that locks the answer. */
export function lock(item: BenchItem): Shot {
  const typed = typedAt(item);
  return post(item, "lock", { typed, by: "person" }, (answer) => {
    if (answer["isLocked"] !== true) return false;
    Object.assign(item.kept, { seq: typed.seq, text: typed.text });
    return true;
  });
}

/** Returns the request with the candidate's confidence, which opens the model answer. */
export function predict(item: BenchItem): Shot {
  return post(item, "step", { kind: "predict", confidence: 70 }, (answer) => {
    if (!("remainingMs" in answer)) return false;
    item.kept.confidence = 70;
    return true;
  });
}

/** Returns the request that notes the first tick. */
export function tick(item: BenchItem): Shot {
  return post(item, "step", { kind: "begin_grading" }, (answer) => "remainingMs" in answer);
}

/** Returns the request that grades the answer. */
export function grade(item: BenchItem): Shot {
  const eventId = uuidv7();
  const times = {
    thinkingMs: null,
    gradingMs: null,
    clientAt: new Date().toISOString(),
    waitedMs: 0,
  };
  const body = {
    eventId,
    grade: "good",
    tickedPointIds: item.question.pointIds.slice(1),
    ...times,
  };
  return post(item, "grade", body, (answer) => {
    if (answer["eventId"] !== eventId || typeof answer["dueDay"] !== "number") return false;
    item.kept.eventId = eventId;
    return true;
  });
}

/** Returns the request for the page after the lock, which mustn't contain the model answer yet. */
export function pageOfPrediction(item: BenchItem): Shot {
  const { answerHtml, prompt } = item.question;
  return page(
    item,
    (body) =>
      body.includes(item.kept.text) && hasPrompt(body, prompt) && !body.includes(answerHtml),
  );
}

/** Returns the request for the page with the model answer and the candidate's answer. */
export function pageOfAnswer(item: BenchItem): Shot {
  return page(
    item,
    (body) => body.includes(item.question.answerHtml) && body.includes(item.kept.text),
  );
}

/** Returns the request for the page with the door of the next question. */
export function pageOfNext(item: BenchItem): Shot {
  const next = new RegExp(`name="position"[^>]* value="${item.position + 1}"`);
  return page(item, (body) => next.test(body) && !body.includes(item.question.answerHtml));
}

function page({ user, interviewId }: BenchItem, isRight: (body: string) => boolean): Shot {
  return {
    method: "GET",
    path: `/interviews/${interviewId}`,
    headers: { cookie: user.cookie },
    fault: (_status, body) =>
      isRight(body) ? null : `an interview's page contains something else: ${mainOf(body)}`,
  };
}

function post(
  item: BenchItem,
  verb: string,
  body: object,
  isRight: (answer: Record<string, unknown>) => boolean,
) {
  const path = `/api/interviews/${item.interviewId}/items/${item.position}/${verb}`;
  return postShot(item.user.cookie, path, body, (status, text) =>
    isRight(JSON.parse(text) as Record<string, unknown>)
      ? null
      : `${verb} was answered with ${status} ${text}`,
  );
}

function typedAt({ kept, writerId }: BenchItem) {
  const seq = kept.seq + 1;
  const text =
    `Draft ${seq} of ${writerId}: ` +
    "about as many words as somebody says in a minute or so. ".repeat(8 * seq);
  return { writerId, seq, text, basedOnWriter: null, basedOnSeq: null };
}

function isTime(remainingMs: unknown): boolean {
  return typeof remainingMs === "number" && remainingMs > 0;
}

/** Returns whether the page shows the question. Each begins with its number, as "Bench 007." */
function hasPrompt(body: string, prompt: string): boolean {
  return body.includes(prompt.slice(0, "Bench 000.".length));
}

function mainOf(body: string): string {
  return body.slice(body.indexOf("<main"), body.indexOf("<main") + 1_000);
}
