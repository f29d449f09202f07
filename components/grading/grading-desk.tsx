"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { Refusal } from "@/components/ui/refusal";
import { SlowNote } from "@/components/ui/slow-note";
import { useSendEvent } from "@/components/ui/use-send";
import { suggestGrade, type GradedPoint } from "@/lib/memory/rules/grading/grading-rule";
import type { Grade } from "@/lib/memory/rules/cards/grade";
import { GRADE_NAMES } from "@/lib/memory/words/grade-words";
import { suggestionReason } from "@/lib/memory/words/suggestion-words";
import { GradeButtons } from "./grade-buttons";
import { TickList, type TickPoint, type Ticks } from "./tick-list";
import { useStoredTicks } from "./use-stored-ticks";
import { HOUR_MS } from "@/lib/shared/time";
import { isGradeReply } from "@/lib/requests/replies";

/**
 * An earlier try with this id was stored although its answer was lost, so the page shows that
 * grade.
 */
const isConflict = ({ code }: { readonly code?: string }) => code === "conflict";

type GradingDeskProps = Readonly<{
  /** The address for the grade, and what is sent with it. */
  path: string;
  body: Readonly<Record<string, unknown>>;
  points: readonly (GradedPoint & TickPoint)[];
  thinkingMs: number | null;
  answeringMs: number | null;
  limitMs: number | null;
  /** Time beyond the limit over the limit; see the grading rule, as for the next. */
  overtimeShare?: number;
  isRevealedEarly?: boolean;
  /** When the question comes back for each grade, in words. */
  returns: Readonly<Record<Grade, string>>;
  singleKeys: boolean;
  /**
   * A name for this person and this answer. Its ticks survive a reload, and a grade that is taken
   * back.
   */
  ticksKey: string;
  afterwards?: Ticks | undefined;
  /** A line before the points, and the parts between them and the grades. */
  hint?: string | undefined;
  children?: React.ReactNode;
  onTick?: () => void;
}>;

/**
 * Shows the key points as a list to tick and the four grades, the suggested one marked with its
 * reason.
 */
export function GradingDesk({
  path,
  body,
  points,
  thinkingMs,
  answeringMs,
  limitMs,
  returns,
  singleKeys,
  ticksKey,
  overtimeShare = 0,
  isRevealedEarly = false,
  hint,
  afterwards,
  children,
  onTick,
}: GradingDeskProps) {
  const router = useRouter();
  const { ticked, keep } = useStoredTicks(ticksKey);
  const { isSending, refusal, sendEvent } = useSendEvent();
  const began = useRef(0);
  useEffect(() => {
    began.current = performance.now();
  }, []);
  const suggestion = suggestGrade({
    points,
    ticked,
    answeringMs,
    limitMs,
    overtimeShare,
    isRevealedEarly,
  });

  async function grade(choice: Grade) {
    const gradingMs = Math.round(Math.min(performance.now() - began.current, HOUR_MS));
    // Somebody who was told that another device has graded it, and grades again, means it.
    const onPurpose = refusal?.code === "card_moved" ? { gradedAfter: undefined } : {};
    const given = { grade: choice, tickedPointIds: ticked, thinkingMs, gradingMs };
    const event = { ...body, ...onPurpose, ...given };
    const graded = await sendEvent(path, event, isGradeReply, isConflict);
    if (graded && (graded.ok || isConflict(graded))) router.refresh();
  }

  return (
    <div className="space-y-6">
      <TickList
        points={points}
        hint={hint}
        ticks={{
          ticked,
          keep: (next) => {
            keep(next);
            onTick?.();
          },
        }}
        afterwards={afterwards}
        onEnter={() => {
          if (suggestion.grade) void grade(suggestion.grade);
        }}
      />
      {children}
      <div className="space-y-3">
        <p id="suggestion" role="status">
          {suggestion.grade
            ? `${GRADE_NAMES[suggestion.grade]} is suggested: ${suggestionReason(suggestion)}.`
            : "Tick what you covered, or choose a grade yourself."}
        </p>
        <GradeButtons
          suggested={suggestion.grade}
          suggestionId="suggestion"
          returns={returns}
          singleKeys={singleKeys}
          isSending={isSending}
          onGrade={(choice) => void grade(choice)}
        />
        <SlowNote isSending={isSending} />
        <Refusal refusal={refusal} />
      </div>
    </div>
  );
}
