import { ConfidenceDesk } from "@/components/interview/confidence-desk";
import type { InterviewView } from "@/lib/interview/usecases/load-interview";
import { GivenAnswer } from "./given-answer";

type PredictingProps = Readonly<{
  view: Extract<InterviewView, { kind: "predicting" }>;
  singleKeys: boolean;
}>;

/** Shows the locked answer and asks for the confidence before the model answer opens. */
export function Predicting({ view, singleKeys }: PredictingProps) {
  const { interview, item, questionText } = view;
  return (
    <div className="max-w-3xl space-y-10">
      <h1 id="question" tabIndex={-1}>
        {questionText}
      </h1>
      <ConfidenceDesk
        path={`/api/interviews/${interview.id}/items/${item.position}/step`}
        singleKeys={singleKeys}
      />
      <GivenAnswer view={view} />
    </div>
  );
}
