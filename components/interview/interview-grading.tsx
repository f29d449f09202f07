"use client";

import { useRef } from "react";
import { GradingDesk } from "@/components/grading/grading-desk";
import { useKeptTicks } from "@/components/grading/use-kept-ticks";
import type { Delivery } from "@/lib/domain/interview/delivery";
import type { Suggestion } from "@/lib/domain/interview/suggest-points";
import { DeliveryRow } from "./delivery-row";
import { send } from "./send";

type InterviewGradingProps = Omit<
  React.ComponentProps<typeof GradingDesk>,
  "path" | "body" | "thinkingMs" | "hint" | "beside" | "children" | "onTick"
> &
  Readonly<{
    /** Address of the item's handlers. */
    base: string;
    suggestions: readonly Suggestion[];
    /** The clock ran on below zero: ticks stand for what was said before. */
    isRelaxed: boolean;
    hasOvertime: boolean;
    /** What the clock says of the delivery. */
    preset: Delivery;
  }>;

/** The grading desk of an interview: with what the text seems to mention, what was said too late, and how it was said. */
export function InterviewGrading({
  base,
  suggestions,
  isRelaxed,
  hasOvertime,
  preset,
  ...desk
}: InterviewGradingProps) {
  const afterwards = useKeptTicks(`${desk.ticksKey} afterwards`);
  const judged = useKeptTicks(`${desk.ticksKey} delivery`);
  const isBegun = useRef(false);
  const delivery = judged.ticked.length === 0 ? null : fromTicks(judged.ticked);
  const mentions = new Map(suggestions.map(({ pointId, mentions: words }) => [pointId, words]));

  return (
    <GradingDesk
      {...desk}
      path={`${base}/grade`}
      body={{ delivery, afterwardsPointIds: afterwards.ticked }}
      thinkingMs={null}
      hint={isRelaxed ? "A tick stands for what you said in time." : undefined}
      beside={({ id }, isTicked) => (
        <>
          {mentions.has(id) && <span className="block">Your text mentions: {mentions.get(id)?.join(", ")}</span>}
          {hasOvertime && !isTicked && (
            <label className="flex min-h-8 w-fit cursor-pointer items-center gap-2">
              <input
                type="checkbox"
                className="size-4 accent-stage"
                checked={afterwards.ticked.includes(id)}
                onChange={(event) =>
                  afterwards.keep(
                    event.target.checked ? [...afterwards.ticked, id] : afterwards.ticked.filter((each) => each !== id),
                  )
                }
              />
              Said after the time (does not count)
            </label>
          )}
        </>
      )}
      onTick={() => {
        if (isBegun.current) return;
        isBegun.current = true;
        // Nobody waits for it: it only says where reading ends and grading begins.
        void send(`${base}/step`, { kind: "begin_grading" }, []);
      }}
    >
      <DeliveryRow delivery={delivery ?? preset} onJudge={(next) => judged.keep(toTicks(next))} />
    </GradingDesk>
  );
}

/** As ticks that outlast a reload; the first says that it was judged at all. */
function toTicks(delivery: Delivery): readonly string[] {
  return ["judged", ...Object.entries(delivery).flatMap(([name, is]) => (is ? [name] : []))];
}

function fromTicks(ticks: readonly string[]): Delivery {
  return {
    inTime: ticks.includes("inTime"),
    structured: ticks.includes("structured"),
    concise: ticks.includes("concise"),
  };
}
