"use client";

import { useEffect, useRef, useState, type ReactNode } from "react";
import { TickList, type TickPoint } from "@/components/grading/tick-list";
import { CueLight } from "@/components/interview/cue-light";
import type { ServerTime } from "@/components/interview/use-countdown";
import { suggestGrade, type GradedPoint } from "@/lib/memory/rules/grading/grading-rule";
import { GRADE_NAMES } from "@/lib/memory/words/grade-words";
import { suggestionReason } from "@/lib/memory/words/suggestion-words";
import { spanWords } from "@/lib/shared/words/span-words";

type TrialDeskProps = Readonly<{
  limitMs: number;
  points: readonly (GradedPoint & TickPoint)[];
  /** The question, the model answer, and what comes after the trial, from the server. */
  question: ReactNode;
  modelAnswer: ReactNode;
  afterwards: ReactNode;
}>;

const nothing = () => undefined;

/**
 * Asks a question with its clock and shows the model answer with its points to tick. Nothing is
 * sent or stored.
 */
export function TrialDesk({ limitMs, points, question, modelAnswer, afterwards }: TrialDeskProps) {
  const [time, setTime] = useState<ServerTime | null>(null);
  const [answeringMs, setAnsweringMs] = useState<number | null>(null);
  const [text, setText] = useState("");
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const began = useRef(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const isAnswering = time !== null && answeringMs === null;
  const isDone = answeringMs !== null;
  useEffect(() => {
    if (isAnswering) field.current?.focus();
    if (isDone) heading.current?.focus();
  }, [isAnswering, isDone]);

  const start = () => {
    began.current = performance.now();
    setTime({ remainingMs: limitMs, roundTripMs: 0 });
  };
  const stop = () => setAnsweringMs(Math.min(limitMs, performance.now() - began.current));

  if (time === null)
    return (
      <div className="space-y-8">
        {question}
        <p className="measure">
          You have {spanWords(limitMs)}, as in a real one. Type your answer, or say it aloud: nobody
          listens, and nothing is stored.
        </p>
        <button type="button" className="button" onClick={start}>
          Start the clock
        </button>
      </div>
    );
  if (!isDone)
    return (
      <div className="space-y-6">
        {question}
        <CueLight
          time={time}
          wholeMs={limitMs}
          sessionAheadMs={null}
          sessionMs={null}
          hasSounds={false}
          isStrict
          onCorrected={nothing}
          onDoubt={nothing}
          onOver={stop}
        />
        <textarea
          ref={field}
          aria-label="Your answer"
          placeholder="Type here, or answer aloud."
          className="field min-h-40"
          rows={6}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="button" className="button" onClick={stop}>
          I’m done: show the model answer
        </button>
      </div>
    );
  const suggestion = suggestGrade({ points, ticked, answeringMs, limitMs });
  return (
    <div className="space-y-12">
      {question}
      <div className="grid gap-10 lg:grid-cols-2">
        <div className="space-y-10">
          <section className="space-y-3">
            <h2>Your answer</h2>
            <p className="persons-text font-serif text-lg">
              {text.trim() || <span className="text-soft">Said aloud, or not at all.</span>}
            </p>
          </section>
          <section className="space-y-3">
            <h2 ref={heading} tabIndex={-1}>
              Model answer
            </h2>
            {modelAnswer}
          </section>
        </div>
        <div className="space-y-6 self-start lg:sticky lg:top-8">
          <TickList points={points} ticks={{ ticked, keep: setTicked }} onEnter={nothing} />
          <p role="status" className="font-medium">
            {suggestion.grade === null
              ? "Tick what you covered."
              : `Suggested grade: ${GRADE_NAMES[suggestion.grade]}. ${suggestionReason(suggestion)}.`}
          </p>
        </div>
      </div>
      {afterwards}
    </div>
  );
}
