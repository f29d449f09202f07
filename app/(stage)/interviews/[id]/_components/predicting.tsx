import { ConfidenceDesk } from "@/components/interview/confidence-desk";
import { OtherTexts } from "@/components/interview/other-texts";
import type { InterviewView } from "@/lib/usecases/load-interview";

/** The answer stands: how sure the candidate is comes before the model answer. */
export function Predicting({ view }: Readonly<{ view: Extract<InterviewView, { kind: "predicting" }> }>) {
  const { interview, item, prompt, answerText, otherTexts } = view;
  return (
    <div className="max-w-3xl space-y-8">
      <h1 id="question" tabIndex={-1}>
        {prompt}
      </h1>
      <ConfidenceDesk path={`/api/interviews/${interview.id}/items/${item.position}/step`} />
      <section className="space-y-3" aria-label="Your answer">
        <h2>Your answer</h2>
        <p className="font-serif text-lg leading-relaxed break-words whitespace-pre-wrap">
          {answerText || (item.answerMode === "aloud" ? "Answered aloud, without notes." : "No text.")}
        </p>
        <OtherTexts texts={otherTexts} />
      </section>
    </div>
  );
}
