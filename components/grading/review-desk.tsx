"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { Refusal } from "@/components/ui/refusal";
import { useKeys } from "@/components/ui/use-keys";
import { useSend } from "@/components/ui/use-send";
import { GradingDesk } from "./grading-desk";
import { HOUR_MS } from "@/lib/shared/time";
import { isDone } from "@/lib/requests/replies";

type ReviewDeskProps = Omit<
  React.ComponentProps<typeof GradingDesk>,
  "thinkingMs" | "answeringMs" | "limitMs" | "path" | "body"
> &
  Readonly<{
    body: Readonly<{
      kind: "review";
      questionId: string;
      isPractice?: boolean;
      gradedAfter?: string | null;
    }>;
    /** The address at which this page has the model answer and its points. */
    opensAt: Route;
    /** True when the page was requested at that address. A reload still closes the answer again. */
    isOpen: boolean;
    /**
     * True when the answer has never been open. Opening it is then recorded first, and the person
     * is told.
     */
    recordsOpening?: boolean;
    /** The model answer, shown with the points. */
    children: React.ReactNode;
  }>;

/**
 * Shows a question in review: first only the person's own memory, then the model answer with its
 * points and grades.
 */
export function ReviewDesk({
  opensAt,
  isOpen,
  recordsOpening = false,
  children,
  ...desk
}: ReviewDeskProps) {
  const router = useRouter();
  const [isOpening, startOpening] = useTransition();
  const [thinkingMs, setThinkingMs] = useState<number | null>(null);
  const { refusal, sendOnce } = useSend();
  const began = useRef(0);
  useEffect(() => {
    began.current = performance.now();
  }, []);
  const reveal = () => {
    if (isOpening) return;
    setThinkingMs(Math.round(Math.min(performance.now() - began.current, HOUR_MS)));
    if (isOpen) return;
    startOpening(async () => {
      if (recordsOpening) {
        const reading = { kind: "reveal", questionId: desk.body.questionId };
        if (!(await sendOnce("/api/reviews", reading, isDone))?.ok) return;
      }
      // After an await it isn't part of this transition any more.
      startOpening(() => router.replace(opensAt, { scroll: false }));
    });
  };
  const isShown = isOpen && thinkingMs !== null;
  useKeys(desk.singleKeys && !isShown, (key, target) => {
    if (key !== " " || target.closest("a, button")) return false;
    reveal();
    return true;
  });
  if (!isShown) {
    return (
      <div className="space-y-3">
        <button type="button" className="button" aria-disabled={isOpening} onClick={reveal}>
          Show the answer
        </button>
        {recordsOpening && (
          <p className="text-sm text-soft">
            A mock that asks this question in the next 24 hours won’t count.
          </p>
        )}
        <Refusal refusal={refusal} />
      </div>
    );
  }
  return (
    <div className="grid gap-10 lg:grid-cols-2">
      <div className="self-start lg:sticky lg:top-8 lg:order-last">
        <GradingDesk
          {...desk}
          path="/api/reviews"
          thinkingMs={thinkingMs}
          answeringMs={null}
          limitMs={null}
        />
      </div>
      {children}
    </div>
  );
}
