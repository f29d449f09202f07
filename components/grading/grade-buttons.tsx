import { KeyChoices } from "@/components/ui/key-choices";
import { GRADES, type Grade } from "@/lib/memory/rules/cards/grade";
import { GRADE_NAMES } from "@/lib/memory/words/grade-words";

type GradeButtonsProps = Readonly<{
  suggested: Grade | null;
  /** The id of the element with the reason for the suggestion. */
  suggestionId: string;
  /** When the question comes back for each grade, in words. */
  returns: Readonly<Record<Grade, string>>;
  singleKeys: boolean;
  isSending: boolean;
  onGrade: (grade: Grade) => void;
}>;

/**
 * Shows the four grades with their keys and the day the question returns, with the suggested one
 * marked.
 */
export function GradeButtons({
  suggested,
  suggestionId,
  returns,
  singleKeys,
  isSending,
  onGrade,
}: GradeButtonsProps) {
  return (
    <KeyChoices
      label="Grade"
      choices={GRADES.map((grade) => ({
        value: grade,
        name: GRADE_NAMES[grade],
        detail: returns[grade],
        markedBy: grade === suggested ? suggestionId : null,
      }))}
      hasKeys={singleKeys}
      isSending={isSending}
      onChoose={onGrade}
    />
  );
}
