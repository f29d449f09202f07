import type { Delivery } from "@/lib/interview/rules/session/delivery";
import { counted } from "@/lib/shared/words/counted";

const MARKS = [
  ["inTime", "in time"],
  ["structured", "structured"],
  ["concise", "concise"],
] as const;

/** Shows how the answers were given, apart from knowledge. Only judged answers count. */
export function DeliverySection({ marks }: Readonly<{ marks: readonly Delivery[] }>) {
  if (marks.length === 0) return null;
  return (
    <section
      className="break-inside-avoid space-y-3 border-t border-line pt-6"
      aria-labelledby="delivery"
    >
      <h2 id="delivery">How you said it</h2>
      <dl className="grid max-w-sm grid-cols-3 gap-x-6">
        {MARKS.filter(([key]) => marks.some((mark) => mark[key] !== null)).map(([key, name]) => (
          <div key={key} className="flex flex-col-reverse justify-end">
            <dt className="text-sm text-soft">{name}</dt>
            <dd className="font-serif text-2xl tabular-nums">
              {marks.filter((mark) => mark[key]).length}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-soft">
        Of {counted(marks.length, "answer", "answers")} that you judged. It counts for itself and
        moves no schedule.
      </p>
    </section>
  );
}
