import { BeginButton } from "@/components/interview/begin-button";
import type { InterviewView } from "@/lib/usecases/load-interview";

/** The question is read, and the answer's clock does not run yet. */
export function Thinking({ view }: Readonly<{ view: Extract<InterviewView, { kind: "thinking" }> }>) {
  const { interview, item, prompt } = view;
  return (
    <div className="max-w-3xl space-y-8">
      <h1 id="question" tabIndex={-1}>
        {prompt}
      </h1>
      <BeginButton path={`/api/interviews/${interview.id}/items/${item.position}/step`} />
    </div>
  );
}
