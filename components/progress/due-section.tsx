import { ChartFigure } from "@/components/charts/chart-figure";
import { DayBars } from "@/components/charts/day-bars";
import { dueTable } from "@/lib/progress/words/tables";
import { capitalCounted } from "@/lib/shared/words/counted";
import { longStudyDay } from "@/lib/shared/study-day";
import { sumOf } from "@/lib/shared/statistics";

const LABEL_EVERY = 7;
/** A label needs the room of this many days, or the edge cuts it off. */
const LABEL_DAYS = 6;

/** Shows how many questions come back on each of the coming days. */
export function DueSection({
  days,
}: Readonly<{ days: readonly { readonly day: number; readonly cards: number }[] }>) {
  const all = sumOf(days, ({ cards }) => cards);
  return (
    <section className="border-t border-line pt-8" aria-labelledby="due">
      <h2 id="due" className="sr-only">
        The coming days
      </h2>
      <ChartFigure
        title={`${capitalCounted(all, "question comes", "questions come")} back in the next ${days.length} days.`}
        table={dueTable(days)}
        csv="/api/progress/due"
      >
        <DayBars
          days={days.map(({ day, cards }, index) => ({
            key: day,
            value: cards,
            ...(index % LABEL_EVERY === 0 && index + LABEL_DAYS <= days.length
              ? { label: index === 0 ? "today" : longStudyDay(day).slice(4) }
              : {}),
          }))}
        />
      </ChartFigure>
    </section>
  );
}
