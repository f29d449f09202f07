import { countWords } from "@/lib/domain/shared/count-words";
import { formatStudyDay, longStudyDay } from "@/lib/domain/shared/study-day";

type ReturnsSectionProps = Readonly<{
  /** The due day of each question that has a card. */
  dueDays: readonly number[];
  /** How many questions are held out: they do not come back by themselves. */
  heldOut: number;
  today: number;
}>;

/** What comes back when, day by day. */
export function ReturnsSection({ dueDays, heldOut, today }: ReturnsSectionProps) {
  if (dueDays.length === 0 && heldOut === 0) return null;
  const days = [...new Set(dueDays)].toSorted((a, b) => a - b);
  return (
    <section className="break-inside-avoid space-y-3 border-t border-line pt-6" aria-labelledby="returns">
      <h2 id="returns">What comes back when</h2>
      <ul className="max-w-[60ch] space-y-1">
        {days.map((day) => (
          <li key={day}>
            {dueDays.filter((each) => each === day).length === 1
              ? "One question"
              : `${dueDays.filter((each) => each === day).length} questions`}{" "}
            {day < today ? "today" : formatStudyDay(day, today)}, {longStudyDay(Math.max(day, today), today)}
          </li>
        ))}
        {heldOut > 0 && (
          <li className="text-soft">
            {countWords(heldOut, "question is", "questions are")} held out for mocks and {heldOut === 1 ? "does" : "do"}{" "}
            not come back until {heldOut === 1 ? "it is" : "they are"} released.
          </li>
        )}
      </ul>
    </section>
  );
}
