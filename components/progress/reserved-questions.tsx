import { ActionForm } from "@/components/ui/action-form";
import { ShrinkingSection } from "@/components/ui/shrinking-section";
import { levelName } from "@/lib/questions/words/level-words";
import type { FormAction } from "@/lib/shared/form-state";

type ReservedQuestionsProps = Readonly<{
  questions: readonly {
    readonly questionId: string;
    readonly topicTitle: string;
    readonly level: string;
  }[];
  action: FormAction;
}>;

/**
 * Shows the topics of the questions reserved for mock interviews, without their texts. Shows
 * nothing when there are none.
 */
export function ReservedQuestions({ questions, action }: ReservedQuestionsProps) {
  const reserved = questions.map(({ questionId, topicTitle, level }) => ({
    id: questionId,
    name: `${topicTitle}, ${levelName(level).toLowerCase()}`,
  }));
  return (
    <ShrinkingSection
      id="reserved"
      title="Reserved for mocks"
      entries={reserved}
      gone="Released for practice"
    >
      <p className="measure text-sm text-soft">
        You meet these in mock interviews only, so that a mock measures what you can do with a
        question you never practised. Until two mocks have asked one, it is in no plan and no count.
      </p>
      <ul className="divide-y divide-line">
        {reserved.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 py-2">
            <span id={`reserved-${id}`}>{name}</span>
            <details className="open:basis-full print:hidden">
              <summary className="disclosure" aria-describedby={`reserved-${id}`}>
                Release
              </summary>
              <ActionForm
                action={action}
                className="measure space-y-3 border-l border-edge py-1 pl-4"
              >
                <input type="hidden" name="questionId" value={id} />
                <p>
                  From now on it is practised like any other, and no mock can measure with it any
                  more. Nothing takes its place, and this cannot be taken back.
                </p>
                <button className="button-quiet" aria-describedby={`reserved-${id}`}>
                  Release it for good
                </button>
              </ActionForm>
            </details>
          </li>
        ))}
      </ul>
    </ShrinkingSection>
  );
}
