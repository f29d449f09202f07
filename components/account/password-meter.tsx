"use client";

import { useDeferredValue, useEffect, useState } from "react";
import type * as judges from "./judge-password";

type Judge = Pick<typeof judges, "judgePassword" | "lengthWords" | "passwordProblemWords">;

const SEGMENTS = [1, 2, 3, 4];

/**
 * Shows how hard a new password is to guess, and what to do about an easy one. The lists of words
 * are loaded when it's first shown; without them it shows nothing.
 */
export function PasswordMeter({ password, email }: Readonly<{ password: string; email: string }>) {
  const [judge, setJudge] = useState<Judge | null>(null);
  // Judging takes some milliseconds, which typing doesn't wait for.
  const judged = useDeferredValue(password);
  useEffect(() => {
    let isShown = true;
    import("./judge-password")
      .then(({ judgePassword, lengthWords, passwordProblemWords }) => {
        if (isShown) setJudge({ judgePassword, lengthWords, passwordProblemWords });
        return null;
      })
      // The server judges in any case.
      .catch(() => undefined);
    return () => {
      isShown = false;
    };
  }, []);
  if (!judge || judged === "") return null;
  const { problem, score } = judge.judgePassword(judged, email);
  const isShort = problem?.kind === "short";
  return (
    <div className="space-y-1.5 pt-1.5 text-sm text-soft">
      <div className="flex gap-1" aria-hidden="true">
        {SEGMENTS.map((segment) => (
          <span key={segment} className={`h-1 flex-1 ${segment <= score ? "bg-ink" : "bg-line"}`} />
        ))}
      </div>
      {/* The hint says how many are wanted; a count at every key would only disturb a listener. */}
      {isShort && <p aria-hidden="true">{judge.lengthWords(problem)}</p>}
      <p role="status">
        {isShort ? "" : problem ? judge.passwordProblemWords(problem) : "Hard to guess."}
      </p>
    </div>
  );
}
