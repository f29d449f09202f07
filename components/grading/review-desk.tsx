"use client";

import { useEffect, useRef, useState } from "react";
import { useKeys } from "@/components/ui/use-keys";
import { GradingDesk } from "./grading-desk";

type ReviewDeskProps = Omit<
  React.ComponentProps<typeof GradingDesk>,
  "thinkingMs" | "answeringMs" | "limitMs" | "path"
> &
  Readonly<{ /** The model answer, shown with the points. */ children: React.ReactNode }>;

/** A question in review: first only the person's own memory, then the model answer with its points and grades. */
export function ReviewDesk({ children, ...desk }: ReviewDeskProps) {
  const [thinkingMs, setThinkingMs] = useState<number | null>(null);
  const began = useRef(0);
  useEffect(() => {
    began.current = performance.now();
  }, []);
  const reveal = () => setThinkingMs(Math.round(Math.min(performance.now() - began.current, 3_600_000)));
  useKeys(desk.singleKeys && thinkingMs === null, (key, target) => {
    if (key !== " " || target.closest("a, button")) return false;
    reveal();
    return true;
  });
  if (thinkingMs === null) {
    return (
      <button type="button" className="button" onClick={reveal}>
        Show the answer
      </button>
    );
  }
  return (
    <div className="grid gap-10 lg:grid-cols-2">
      <div className="self-start lg:sticky lg:top-8 lg:order-last">
        <GradingDesk {...desk} path="/api/reviews" thinkingMs={thinkingMs} answeringMs={null} limitMs={null} />
      </div>
      {children}
    </div>
  );
}
