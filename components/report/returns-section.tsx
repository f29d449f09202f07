import { capitalCounted } from "@/lib/shared/words/counted";
import { formatStudyDay, longStudyDay } from "@/lib/shared/study-day";

type ReturnsSectionProps = Readonly<{
  /** The due day of each question that has a card. */
  dueDays: readonly number[];
  /** The number of questions still reserved for mocks, which don't come back by themselves. */
  reserved: number;
  today: number;
}>;

/** Shows the questions that come back on each day. */
export function ReturnsSection({ dueDays, reserved, today }: ReturnsSectionProps) {
  if (dueDays.length === 0 && reserved === 0) return null;
  // Questions that have become due since then wait today.
  const dues = dueDays.map((day) => Math.max(day, today));
  const days = [...new Set(dues)].toSorted((a, b) => a - b);
  return (
    <section
      className="break-inside-avoid space-y-3 border-t border-line pt-6"
      aria-labelledby="returns"
    >
      <h2 id="returns">What comes back when</h2>
      <ul className="measure space-y-1">
        {days.map((day) => (
          <li key={day}>
            {capitalCounted(dues.filter((each) => each === day).length, "question", "questions")}{" "}
            {formatStudyDay(day, today)}, {longStudyDay(day, today)}
          </li>
        ))}
        {reserved > 0 && (
          <li className="text-soft">
            {capitalCounted(reserved, "question is", "questions are")} reserved for mocks and{" "}
            {reserved === 1 ? "does" : "do"} not come back until{" "}
            {reserved === 1 ? "it is" : "they are"} released.
          </li>
        )}
      </ul>
    </section>
  );
}
