import Link from "next/link";
import type { NextStep } from "@/lib/domain/interview/next-step";

type NextStepSectionProps = Readonly<{
  step: NextStep;
  /** A form that sits the interview again: the same list, or other questions. Given its button's style and words. */
  repeat: (kind: "retake" | "parallel", className: string, words: string) => React.ReactNode;
}>;

/** The one next step, with quieter ways beside it. */
export function NextStepSection({ step, repeat }: NextStepSectionProps) {
  return (
    <section className="space-y-4 border-t border-line pt-6 print:hidden" aria-labelledby="next">
      <h2 id="next">Next</h2>
      <p className="max-w-[60ch]">{step.text}</p>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <MainStep step={step} repeat={repeat} />
        {step.kind !== "retake" && repeat("retake", QUIET, "The same questions again")}
        {step.kind !== "parallel" && repeat("parallel", QUIET, "Others of the same kind")}
        {step.kind !== "today" && (
          <Link href="/today" className={QUIET}>
            Go to Today
          </Link>
        )}
      </div>
    </section>
  );
}

const QUIET =
  "inline-flex min-h-11 cursor-pointer items-center underline decoration-edge underline-offset-4 hover:decoration-stage";

function MainStep({ step, repeat }: NextStepSectionProps) {
  if (step.kind === "retake" || step.kind === "parallel") return repeat(step.kind, "button", step.button);
  if (step.kind === "topic")
    return (
      <Link href={{ pathname: "/interviews/new", query: { topic: step.topic } }} className="button">
        {step.button}
      </Link>
    );
  return (
    <Link href={step.kind === "today" ? "/today" : "/interviews/new"} className="button">
      {step.button}
    </Link>
  );
}
