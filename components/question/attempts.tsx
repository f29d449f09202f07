import type { Route } from "next";
import Link from "next/link";
import type { ComparedAttempt } from "@/lib/progress/rules/attempts";
import { counted } from "@/lib/shared/words/counted";
import { longStudyDay } from "@/lib/shared/study-day";
import { AttemptColumn } from "./attempt-column";

type AttemptsProps = Readonly<{
  attempts: readonly ComparedAttempt[];
  /** True when there are attempts before these. */
  hasEarlier: boolean;
  /** The page with more of them, or null when these are the most. */
  moreHref: Route | null;
  freshStartDay: number | null;
  today: number;
}>;

/** The number that fits next to each other on a wide screen. */
const SHOWN = 3;
const COLUMNS = ["", "max-w-xl", "sm:grid-cols-2", "sm:grid-cols-2 lg:grid-cols-3"];

/**
 * Shows the latest attempts at a question side by side, the latest on the right; on a phone one below the
 * other.
 */
export function Attempts({ attempts, hasEarlier, moreHref, freshStartDay, today }: AttemptsProps) {
  const earlier = attempts.slice(0, -SHOWN);
  return (
    <section className="space-y-5 border-t border-line pt-8" aria-labelledby="attempts">
      <h2 id="attempts">
        {attempts.length === 1
          ? hasEarlier
            ? "Your last attempt"
            : "Your attempt"
          : `Your ${hasEarlier ? "last " : ""}${attempts.length} attempts, newest last`}
      </h2>
      {freshStartDay !== null && (
        <p className="measure text-sm text-soft">
          You started this question over on {longStudyDay(freshStartDay, today)}. Earlier answers
          are still here and count for its points. Only its schedule started over.
        </p>
      )}
      {earlier.length > 0 && (
        <details>
          <summary className="disclosure">
            {counted(earlier.length, "earlier attempt", "earlier attempts")}
          </summary>
          <Columns attempts={earlier} today={today} />
        </details>
      )}
      <Columns attempts={attempts.slice(-SHOWN)} today={today} />
      {hasEarlier && moreHref && (
        <p>
          <Link href={moreHref}>Show more attempts</Link>
        </p>
      )}
    </section>
  );
}

function Columns({ attempts, today }: Pick<AttemptsProps, "attempts" | "today">) {
  return (
    <ol className={`grid gap-x-8 gap-y-10 ${COLUMNS[Math.min(attempts.length, SHOWN)]}`}>
      {attempts.map((attempt) => (
        <AttemptColumn key={attempt.id} attempt={attempt} today={today} />
      ))}
    </ol>
  );
}
