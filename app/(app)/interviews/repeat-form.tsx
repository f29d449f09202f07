import { parallelAction, retakeAction } from "@/app/(app)/interviews/actions";
import { ActionForm } from "@/components/ui/action-form";

type RepeatFormProps = Readonly<{
  /** The same list, or other questions of the same kinds. */
  kind: "retake" | "parallel";
  interviewId: string;
  className: string;
  children: React.ReactNode;
}>;

/** Shows a button that retakes an interview. */
export function RepeatForm({ kind, interviewId, className, children }: RepeatFormProps) {
  return (
    <ActionForm action={kind === "retake" ? retakeAction : parallelAction}>
      <input type="hidden" name="id" value={interviewId} />
      <button className={className}>{children}</button>
    </ActionForm>
  );
}
