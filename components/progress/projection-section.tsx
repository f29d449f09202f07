import { percent } from "@/lib/shared/words/percent";
import { capitalCounted } from "@/lib/shared/words/counted";

type ProjectionSectionProps = Readonly<{
  projection: Readonly<{
    recall: number;
    recallWithout: number;
    recallWithMore: number;
    unreached: readonly { readonly questionId: string; readonly questionText: string }[];
  }>;
  moreMinutes: number;
}>;

/**
 * Shows what the plan achieves until the interview, what it doesn't reach, and what more time would
 * add.
 */
export function ProjectionSection({ projection, moreMinutes }: ProjectionSectionProps) {
  const { recall, recallWithout, recallWithMore, unreached } = projection;
  return (
    <div className="space-y-4">
      <p className="measure">
        How much of all questions you would know on that day, if you go on forgetting as the model
        says:
      </p>
      <dl className="grid max-w-xl grid-cols-3 gap-x-6">
        {(
          [
            ["if you stop now", recallWithout],
            ["if you follow the plan", recall],
            [`with ${moreMinutes} more minutes a day`, recallWithMore],
          ] as const
        ).map(([name, share]) => (
          <div key={name} className="flex flex-col-reverse justify-end">
            <dt className="text-sm text-soft">{name}</dt>
            <dd className="font-serif text-2xl tabular-nums sm:text-3xl">{percent(share)}</dd>
          </div>
        ))}
      </dl>
      {unreached.length === 0 ? (
        <p>Every question fits in before the interview.</p>
      ) : (
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center underline underline-offset-4">
            {capitalCounted(unreached.length, "question does", "questions do")} not fit in before
            the interview
          </summary>
          <ul className="list-disc space-y-1 pl-5 font-serif">
            {unreached.map(({ questionId, questionText }) => (
              <li key={questionId}>{questionText}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
