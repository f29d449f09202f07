"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { SignInAgain } from "@/components/ui/sign-in-again";
import { clockRule } from "@/lib/domain/interview/cue-light";
import { CueLight } from "./cue-light";
import { draftsArrived, useAnswer, type AnswerAtStart } from "./use-answer";

/** The pages that were shown: the browser's Back shows one again as it was, with a time and a text that are no longer true. */
const shown = new Set<string>();

type AnswerDeskProps = AnswerAtStart &
  Readonly<{ limitMs: number | null; /** Id of the question's heading. */ questionId: string }>;

/** The answer while its clock runs: typed text that saves itself, or an answer aloud, and one button. */
export function AnswerDesk({ limitMs, questionId, ...start }: AnswerDeskProps) {
  const { writerId, remainingMs } = start;
  const router = useRouter();
  const { text, write, isAloud, sayHow, time, notice, isLocking, lock } = useAnswer(start);

  useEffect(() => {
    // What was typed last may still be on its way to the server that this asks.
    if (shown.has(writerId)) void draftsArrived().then(() => router.refresh());
    shown.add(writerId);
  }, [writerId, router]);

  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  return (
    <div className="space-y-5">
      {time.remainingMs !== null && limitMs !== null ? (
        <CueLight time={time} limitMs={limitMs} onOver={() => void lock("clock")} />
      ) : (
        <p className="text-sm text-soft">No time limit</p>
      )}
      <label className="flex min-h-11 w-fit items-center gap-3">
        <input
          type="checkbox"
          className="size-5 accent-stage"
          checked={isAloud}
          onChange={(event) => sayHow(event.target.checked)}
        />
        I answer aloud
      </label>
      <div className="space-y-2">
        <label htmlFor="answer" className="block font-medium">
          {isAloud ? "Notes, if you like" : "Your answer"}
        </label>
        <textarea
          ref={field}
          id="answer"
          aria-describedby={`${questionId} clock-rule`}
          rows={isAloud ? 4 : 12}
          maxLength={20_000}
          className="field font-serif text-lg leading-relaxed"
          value={text}
          readOnly={isLocking}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void lock("person");
          }}
        />
        {/* Said once with the field: a description that changed every second would be read every second. */}
        <p id="clock-rule" hidden>
          {remainingMs !== null && limitMs !== null ? clockRule(remainingMs, limitMs) : "No time limit."}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <button type="button" className="button" aria-disabled={isLocking} onClick={() => void lock("person")}>
          Lock my answer
        </button>
        <p role="status" className="text-sm text-soft">
          {notice.message} {notice.code === "signed_out" && <SignInAgain />}
        </p>
      </div>
    </div>
  );
}
