import { capitalCounted } from "@/lib/shared/words/counted";
import { shareWords } from "@/lib/shared/words/share-words";
import { spanWords } from "@/lib/shared/words/span-words";
import { isPractice, type Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import { UNAIDED_RULE } from "@/lib/interview/rules/mock/unaided-rule";
import { interviewSeconds } from "@/lib/interview/rules/blueprint/duration";
import { durationWords } from "./duration-words";
import { limitMsOf, type ExtraTime } from "@/lib/interview/rules/blueprint/extra-time";
import { describeExtraTime } from "./extra-time-words";

/** A blueprint without its name and its cells. */
export type InterviewRules = Omit<Blueprint, "key" | "title" | "cells">;

/** What a person reads before an interview starts, a sentence or two each. */
export type BlueprintWords = {
  /** "6 questions, about 14 minutes, grading included." */
  readonly extent: string;
  readonly clock: string;
  readonly thinking: string | null;
  /** The limit of the whole session, or null without one. */
  readonly session: string | null;
  readonly extraTime: string | null;
  readonly unaided: string;
};

/**
 * Returns a blueprint in words once its questions are drawn. `timesSeconds` has the time of each
 * for thinking and answering, extra time included.
 */
export function describeBlueprint(
  rules: InterviewRules,
  timesSeconds: readonly number[],
  extraTime: ExtraTime,
): BlueprintWords {
  const seconds = interviewSeconds(timesSeconds);
  const usual = extraTime === "untimed" ? " when you take the usual time" : "";
  return {
    extent: `${capitalCounted(timesSeconds.length, "question", "questions")}, about ${durationWords(seconds)}${usual}, grading included.`,
    ...describeRules(rules, extraTime),
  };
}

/** Returns what applies to a blueprint before its questions are drawn. */
export function describeRules(
  rules: InterviewRules,
  extraTime: ExtraTime,
): Omit<BlueprintWords, "extent"> {
  if (extraTime === "untimed")
    return {
      clock: "No clock runs: your settings say so, and your report will.",
      thinking: null,
      session: null,
      extraTime: null,
      unaided: verdictWords(rules, extraTime),
    };
  return {
    clock: clockWords(rules),
    thinking: thinkingWords(rules, extraTime),
    session: sessionWords(rules, extraTime),
    extraTime:
      extraTime === "none"
        ? null
        : `${describeExtraTime(extraTime)}, as your settings say; your report says so.`,
    unaided: verdictWords(rules, extraTime),
  };
}

/**
 * Returns "6 questions, about 14 minutes, strict clock": a blueprint in one line before its
 * questions are drawn.
 */
export function blueprintLine(
  { mode }: Pick<Blueprint, "mode">,
  { questions, seconds }: { readonly questions: number; readonly seconds: number },
  extraTime: ExtraTime,
): string {
  const clock = extraTime === "untimed" ? "no clock" : `${mode} clock`;
  return `${capitalCounted(questions, "question", "questions")}, about ${durationWords(seconds)}, ${clock}`;
}

function clockWords({ mode, limitShare }: InterviewRules): string {
  const limit =
    limitShare === 1
      ? "Each question has a limit of its own."
      : `Each question has ${Math.round(limitShare * 100)} % of its usual limit.`;
  return mode === "strict"
    ? `${limit} At zero your answer locks.`
    : `${limit} At zero the clock runs on below zero: you go on as long as you like, tick what you covered in time, and the report says how far over you went.`;
}

function thinkingWords({ thinkingSeconds }: InterviewRules, extraTime: ExtraTime): string {
  const ms = limitMsOf(thinkingSeconds, extraTime) ?? 0;
  if (ms === 0) return "The clock starts when you see the question.";
  return `You have ${spanWords(ms)} to think before the clock starts, and can start it sooner.`;
}

function sessionWords({ sessionSeconds }: InterviewRules, extraTime: ExtraTime): string | null {
  const ms = sessionSeconds === null ? null : limitMsOf(sessionSeconds, extraTime);
  return ms === null
    ? null
    : `Thinking and answering have ${durationWords(ms / 1000)} in all; after that no further question comes, and with questions left there is no score. Between questions no clock runs.`;
}

function verdictWords({ mode, focus, ...rules }: InterviewRules, extraTime: ExtraTime): string {
  if (isPractice(rules))
    return "This is practice of one concept: it gives no mock score, and its grades count for your memory.";
  const hard =
    focus === "weak"
      ? " You find all of its topics hard: expect a lower score than over all topics."
      : "";
  const inTime =
    mode === "relaxed" && extraTime !== "untimed"
      ? `, go over a limit by no more than ${shareWords(UNAIDED_RULE.overtimeShare)}`
      : "";
  return `It counts for your mock score when you grade every question, open no model answer early or in the day before, take no extra minute${inTime}, leave the page for no more than ${UNAIDED_RULE.awayMs / 1000} s a question, and never let it rest for a day and take it up again.${hard}`;
}

/** A retake or a parallel, as far as it explains what's missing. */
type RepeatedInterview = {
  readonly drawnAs: string;
  readonly blueprint: Pick<Blueprint, "focus" | "concept">;
};

/** Returns what a retake or a parallel couldn't do, in words, or null when it did all of it. */
export function repeatWords(
  { missing, repeated }: { readonly missing: number; readonly repeated: number },
  interview: RepeatedInterview,
): string | null {
  const left =
    missing > 0 &&
    `${capitalCounted(missing, "question is", "questions are")} left out: ${whyMissing(missing, interview)}.`;
  const again =
    repeated > 0 &&
    `${capitalCounted(repeated, "question comes", "questions come")} again: nothing fresh is left for ${repeated === 1 ? "its place" : "their places"}.`;
  return [left, again].filter(Boolean).join(" ") || null;
}

/**
 * A retake lacks retired questions. A parallel of weak topics or a concept can run out of others
 * although the bank has lost nothing.
 */
function whyMissing(
  missing: number,
  { drawnAs, blueprint: { focus, concept } }: RepeatedInterview,
): string {
  const isOne = missing === 1;
  const narrow =
    concept !== undefined ? "this concept" : focus === "weak" ? "your weak topics" : null;
  if (drawnAs === "parallel" && narrow)
    return `no ${isOne ? "other" : "others"} of ${narrow} can be asked now`;
  return isOne
    ? "the bank has it no more, or you set it aside"
    : "the bank has them no more, or you set them aside";
}
