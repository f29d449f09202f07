"use client";

import { useRef } from "react";
import { GradingDesk } from "@/components/grading/grading-desk";
import { useStoredTicks } from "@/components/grading/use-stored-ticks";
import type { ClockVerdict, Delivery } from "@/lib/interview/rules/session/delivery";
import { DeliveryRow } from "./delivery-row";
import { send } from "@/components/ui/send";
import { isTimeReply } from "@/lib/requests/replies";

type InterviewGradingProps = Omit<
  React.ComponentProps<typeof GradingDesk>,
  "path" | "body" | "thinkingMs" | "hint" | "afterwards" | "children" | "onTick"
> &
  Readonly<{
    /** Address of the item's handlers. */
    base: string;
    /** The clock runs on below zero, so ticks mean points covered in time. */
    isRelaxed: boolean;
    hasOvertime: boolean;
    /** The clock's verdict on the delivery, or null without a clock. */
    clock: ClockVerdict | null;
  }>;

/**
 * Shows the grading desk of an interview, with the points that the text seems to contain, those
 * covered late, and the delivery.
 */
export function InterviewGrading({
  base,
  isRelaxed,
  hasOvertime,
  clock,
  ...desk
}: InterviewGradingProps) {
  const afterwards = useStoredTicks(`${desk.ticksKey} afterwards`);
  const judged = useStoredTicks(`${desk.ticksKey} delivery`);
  const isBegun = useRef(false);
  const delivery = fromTicks(judged.ticked, clock);

  return (
    <GradingDesk
      {...desk}
      path={`${base}/grade`}
      body={{
        delivery: judged.ticked.length === 0 ? null : delivery,
        afterwardsPointIds: afterwards.ticked,
      }}
      thinkingMs={null}
      hint={
        isRelaxed
          ? `Tick what you covered in time.${hasOvertime ? " What came later can be marked and doesn’t count." : ""}`
          : undefined
      }
      afterwards={hasOvertime ? afterwards : undefined}
      onTick={() => {
        if (isBegun.current) return;
        isBegun.current = true;
        // Nobody waits for it. It only records when reading ends and grading begins.
        void send(`${base}/step`, { kind: "begin_grading" }, isTimeReply, { pauses: [] });
      }}
    >
      <DeliveryRow
        delivery={delivery}
        clock={clock}
        onJudge={(next) => judged.keep(toTicks(next))}
      />
    </GradingDesk>
  );
}

/** Stored like ticks that survive a reload. The first says that it was judged. */
function toTicks(delivery: Delivery): readonly string[] {
  return ["judged", ...Object.entries(delivery).flatMap(([name, is]) => (is ? [name] : []))];
}

/** Until the person judges, "in time" follows the clock. */
function fromTicks(ticks: readonly string[], clock: ClockVerdict | null): Delivery {
  return {
    inTime: clock && (ticks.length === 0 ? clock === "in_time" : ticks.includes("inTime")),
    structured: ticks.includes("structured"),
    concise: ticks.includes("concise"),
  };
}
