import { ChartFigure } from "@/components/charts/chart-figure";
import { TimeBars } from "@/components/charts/time-bars";
import { clockTime } from "@/lib/interview/words/clock-words";
import type { TimesOfQuestion } from "@/lib/interview/rules/report/report-times";
import { timesInWords } from "@/lib/interview/words/times-words";

type TimeSectionProps = Readonly<{
  /** Every question that was shown, by its position from 0. */
  times: readonly (TimesOfQuestion & { readonly position: number })[];
}>;

/** Shows the time of each question against its limit. */
export function TimeSection({ times }: TimeSectionProps) {
  if (times.length === 0) return null;
  return (
    <section
      className="break-inside-avoid space-y-4 border-t border-line pt-6"
      aria-labelledby="time"
    >
      <h2 id="time">Your time</h2>
      <ChartFigure
        title={timesInWords(times)}
        table={{
          head: ["Question", "Thinking", "Answering", "Limit", "Over", "Reading", "Grading"],
          rows: times.map((each) => [
            String(each.position + 1),
            clockTime(each.thinkingMs),
            clockTime(each.answeringMs + each.overtimeMs),
            each.limitMs === null ? "none" : clockTime(each.limitMs),
            clockTime(each.overtimeMs),
            clockTime(each.readingMs),
            clockTime(each.gradingMs),
          ]),
        }}
      >
        <TimeBars rows={times.map((each) => ({ ...each, name: String(each.position + 1) }))} />
      </ChartFigure>
    </section>
  );
}
