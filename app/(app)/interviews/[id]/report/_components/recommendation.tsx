import Link from "next/link";
import type { Recommendation as Step } from "@/lib/interview/rules/report/recommendation";
import { recommendationWords } from "@/lib/interview/words/recommendation-words";
import { RepeatForm } from "@/app/(app)/interviews/repeat-form";

type RecommendationProps = Readonly<{ step: Step; interviewId: string }>;

const QUIET =
  "inline-flex min-h-11 cursor-pointer items-center underline decoration-edge underline-offset-4 hover:decoration-stage";

/** Shows the next step, with quieter ways next to it. */
export function Recommendation({ step, interviewId }: RecommendationProps) {
  return (
    <section className="space-y-4 border-t border-line pt-6 print:hidden" aria-labelledby="next">
      <h2 id="next">Next</h2>
      <p className="measure">{recommendationWords(step).text}</p>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <MainStep step={step} interviewId={interviewId} />
        <RepeatForm kind="retake" interviewId={interviewId} className={QUIET}>
          The same questions again
        </RepeatForm>
        {step.kind !== "parallel" && (
          <RepeatForm kind="parallel" interviewId={interviewId} className={QUIET}>
            Others of the same kind
          </RepeatForm>
        )}
        {step.kind !== "today" && (
          <Link href="/today" className={QUIET}>
            Go to Today
          </Link>
        )}
      </div>
    </section>
  );
}

function MainStep({ step, interviewId }: RecommendationProps) {
  const { button } = recommendationWords(step);
  switch (step.kind) {
    case "parallel":
      return (
        <RepeatForm kind={step.kind} interviewId={interviewId} className="button">
          {button}
        </RepeatForm>
      );
    case "topic":
      return (
        <Link
          href={{ pathname: "/interviews/new", query: { topic: step.topic } }}
          className="button"
        >
          {button}
        </Link>
      );
    case "today":
    case "new":
      return (
        <Link href={step.kind === "today" ? "/today" : "/interviews/new"} className="button">
          {button}
        </Link>
      );
  }
}
