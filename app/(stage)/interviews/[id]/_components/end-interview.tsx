import { endInterviewAction } from "@/app/(app)/interviews/actions";
import { ActionForm } from "@/components/ui/action-form";

/** Ends an interview early, after one quiet line that says what will happen. */
export function EndInterview({ interviewId }: Readonly<{ interviewId: string }>) {
  return (
    <details className="open:basis-full">
      <summary className="disclosure">End this interview</summary>
      <ActionForm
        action={endInterviewAction}
        className="measure space-y-3 border-l border-edge py-1 pl-4"
      >
        <input type="hidden" name="id" value={interviewId} />
        <p>
          No further question is asked and nothing more is graded. What you answered is kept and
          stands in the report.
        </p>
        <button className="button-quiet">End it and see the report</button>
      </ActionForm>
    </details>
  );
}
