import Link from "next/link";
import { ShrinkingSection } from "@/components/ui/shrinking-section";
import { questionPath } from "@/lib/questions/rules/question-path";
import { CommandButton } from "./command-button";

type SetAsideListProps = Readonly<{
  questions: readonly {
    readonly questionId: string;
    readonly questionText: string;
    readonly isGraded: boolean;
  }[];
}>;

/**
 * Shows the questions that a person has set aside, each with a button to bring it back. Shows
 * nothing when there are none.
 */
export function SetAsideList({ questions }: SetAsideListProps) {
  const entries = questions.map(({ questionId, questionText }) => ({
    id: questionId,
    name: questionText,
  }));
  return (
    <ShrinkingSection id="aside" title="Set aside" entries={entries} gone="Asked again from now on">
      <p className="measure text-sm text-soft">
        These questions aren’t asked. You can bring one back where you left it, or start it over as
        new.
      </p>
      <ul className="divide-y divide-line">
        {questions.map(({ questionId, questionText, isGraded }) => (
          <li
            key={questionId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3"
          >
            <span id={`aside-${questionId}`} className="measure font-serif text-lg">
              <Link href={questionPath(questionId)}>{questionText}</Link>
            </span>
            <span className="flex flex-wrap gap-3">
              <CommandButton
                kind="resume"
                questionId={questionId}
                describedBy={`aside-${questionId}`}
              >
                Bring back
              </CommandButton>
              {isGraded && (
                <CommandButton
                  kind="reset"
                  questionId={questionId}
                  describedBy={`aside-${questionId}`}
                >
                  Start over
                </CommandButton>
              )}
            </span>
          </li>
        ))}
      </ul>
    </ShrinkingSection>
  );
}
