import { ActionForm } from "@/components/ui/action-form";
import { levelName } from "@/lib/domain/question/level";
import type { FormState } from "@/components/ui/form-state";

type KeptForMocksProps = Readonly<{
  questions: readonly { readonly questionId: string; readonly topicTitle: string; readonly level: string }[];
  action: (previous: FormState, form: FormData) => Promise<FormState>;
}>;

/** The questions that are kept for mock interviews, by what they are about: their texts stay unread. Nothing at all when there are none. */
export function KeptForMocks({ questions, action }: KeptForMocksProps) {
  if (questions.length === 0) return null;
  return (
    <section className="space-y-4 border-t border-line pt-8" aria-labelledby="kept">
      <h2 id="kept">Kept for mocks</h2>
      <p className="max-w-[60ch] text-sm text-soft">
        You meet these in mock interviews only, so that a mock measures what you can do with a question you never
        practised. Until two mocks have asked one, it is in no plan and no count. Released, it is asked like any other,
        and nothing takes its place.
      </p>
      <ul className="divide-y divide-line">
        {questions.map(({ questionId, topicTitle, level }) => (
          <li key={questionId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <span id={`kept-${questionId}`}>
              {topicTitle}, {levelName(level).toLowerCase()}
            </span>
            <ActionForm action={action}>
              <input type="hidden" name="questionId" value={questionId} />
              <button className="button-quiet" aria-describedby={`kept-${questionId}`}>
                Release
              </button>
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  );
}
