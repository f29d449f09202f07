"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { send } from "@/components/interview/send";
import { useKeys } from "@/components/ui/use-keys";
import { proposeGrade, type GradedPoint } from "@/lib/domain/interview/grading-rule";
import { GRADE_NAMES, GRADES, type Grade } from "@/lib/domain/memory/grade";
import { KeyHelp } from "./key-help";

type GradingDeskProps = Readonly<{
  /** Where the grade is sent, and what is sent with it. */
  path: string;
  body: Readonly<Record<string, unknown>>;
  points: readonly (GradedPoint & { readonly text: string })[];
  thinkingMs: number | null;
  answeringMs: number | null;
  limitMs: number | null;
  /** When the question comes back for each grade, in words. */
  returns: Readonly<Record<Grade, string>>;
  singleKeys: boolean;
}>;

/** The key points as a tick-list and the four grades, the proposed one marked with its reason. */
export function GradingDesk({
  path,
  body,
  points,
  thinkingMs,
  answeringMs,
  limitMs,
  returns,
  singleKeys,
}: GradingDeskProps) {
  const router = useRouter();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [message, setMessage] = useState("");
  const [isSending, setSending] = useState(false);
  const firstPoint = useRef<HTMLInputElement>(null);
  const began = useRef(0);
  // One id for this grade, however often it has to be sent.
  const eventId = useRef("");
  useEffect(() => {
    began.current = performance.now();
    eventId.current = uuidv7();
    firstPoint.current?.focus({ preventScroll: true });
  }, []);
  const proposal = proposeGrade({ points, ticked, answeringMs, limitMs });

  async function grade(choice: Grade) {
    if (isSending) return;
    setSending(true);
    const gradingMs = Math.round(Math.min(performance.now() - began.current, 3_600_000));
    const clientAt = new Date().toISOString();
    const event = {
      ...body,
      eventId: eventId.current,
      grade: choice,
      tickedPointIds: ticked,
      thinkingMs,
      gradingMs,
      clientAt,
    };
    const graded = await send(path, event);
    if (graded.ok) return router.refresh();
    // An earlier try with this id was applied although its answer was lost: the page shows what stands.
    if (graded.code === "conflict") return router.refresh();
    // A refused grade was not applied; another choice is another event. One that got no answer may have been: it keeps its id.
    if (graded.isFinal) eventId.current = uuidv7();
    setMessage(graded.message);
    setSending(false);
  }

  useKeys(singleKeys, (key) => {
    const choice = GRADES[Number(key) - 1];
    if (choice) void grade(choice);
    return choice !== undefined;
  });

  return (
    <div className="space-y-6">
      <fieldset className="space-y-1">
        <legend className="mb-2 font-serif text-xl font-medium">Which points did you say?</legend>
        {points.map((point, index) => (
          <label key={point.id} className="flex min-h-11 cursor-pointer items-start gap-3 border-b border-line py-2">
            <input
              ref={index === 0 ? firstPoint : undefined}
              type="checkbox"
              className="mt-1 size-5 shrink-0 accent-stage"
              checked={ticked.includes(point.id)}
              onKeyDown={(event) => {
                if (event.key === "Enter" && !event.repeat && proposal.grade) void grade(proposal.grade);
              }}
              onChange={(event) =>
                setTicked(event.target.checked ? [...ticked, point.id] : ticked.filter((id) => id !== point.id))
              }
            />
            <span>
              {point.text}
              {point.essential && <span className="text-sm text-soft"> (essential)</span>}
            </span>
          </label>
        ))}
      </fieldset>
      <div className="space-y-3">
        <p id="proposal" role="status">
          {proposal.grade
            ? `${GRADE_NAMES[proposal.grade]} is proposed: ${proposal.reason}.`
            : "Tick what you said, or choose a grade yourself."}
        </p>
        <div role="group" aria-label="Grade" className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {GRADES.map((choice, index) => (
            <button
              key={choice}
              type="button"
              disabled={isSending}
              aria-describedby={choice === proposal.grade ? "proposal" : undefined}
              onClick={() => void grade(choice)}
              className={`flex min-h-16 cursor-pointer flex-col items-start rounded border px-3 py-2 text-left disabled:cursor-default disabled:opacity-60 ${choice === proposal.grade ? "border-stage bg-stage text-on-stage" : "border-edge hover:border-stage"}`}
            >
              <span className="font-medium">
                {singleKeys && <kbd className="mr-2 font-mono text-sm">{index + 1}</kbd>}
                {GRADE_NAMES[choice]}
              </span>
              <span className="text-sm">{returns[choice]}</span>
            </button>
          ))}
        </div>
        {message && (
          <p role="alert" className="border-l-4 border-red pl-3 font-medium">
            {message}
          </p>
        )}
        <KeyHelp singleKeys={singleKeys} />
      </div>
    </div>
  );
}
