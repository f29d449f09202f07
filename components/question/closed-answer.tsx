import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { inSentence } from "@/lib/shared/words/in-sentence";

type ClosedAnswerProps = Readonly<{
  action: React.ComponentProps<typeof ActionForm>["action"];
  questionId: string;
  isReserved: boolean;
  level: string;
  topics: readonly { readonly id: string; readonly title: string }[];
}>;

/** Shown instead of a model answer that was never open: why it's closed, and a way to open it. */
export function ClosedAnswer({
  action,
  questionId,
  isReserved,
  level,
  topics: [topic],
}: ClosedAnswerProps) {
  return (
    <section className="space-y-4 border-t border-line pt-8" aria-labelledby="answer">
      <h2 id="answer">Model answer</h2>
      <p className="measure">
        You have not read this answer yet, so it and its points are closed. Once read, an answer
        tells you little about what you would have said yourself.
      </p>
      <p className="measure text-sm text-soft">
        A mock that asks this question in the next 24 hours won’t count.
        {isReserved &&
          " It also releases the question, which is reserved for your mocks: from then on it is practised like any other."}
      </p>
      <ActionForm action={action}>
        <input type="hidden" name="questionId" value={questionId} />
        <button className="button-quiet">Show (recorded as revealed)</button>
      </ActionForm>
      {topic && (
        <p>
          <Link
            className="tap-line"
            href={{ pathname: "/interviews/new", query: { level, topic: topic.id } }}
          >
            Practise {inSentence(topic.title)} instead
          </Link>
        </p>
      )}
    </section>
  );
}
