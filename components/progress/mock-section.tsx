import { ChartFigure } from "@/components/charts/chart-figure";
import { ScoreBars } from "@/components/charts/score-bars";
import type { Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import type { ExpectedScore } from "@/lib/progress/rules/expected-score";
import {
  expectedWords,
  reservedScoreWords,
  WHAT_EACH_MEASURES,
} from "@/lib/progress/words/expected-score-words";
import { giveOrTake, type MockScore } from "@/lib/interview/rules/mock/mock-score";
import type { MockTrend } from "@/lib/interview/rules/mock/mock-trend";
import { trendInWords } from "@/lib/interview/words/mock-words";
import type { Forecast } from "@/lib/memory/rules/readiness/readiness";
import { mockTable } from "@/lib/progress/words/tables";
import { percent } from "@/lib/shared/words/percent";
import { counted } from "@/lib/shared/words/counted";
import { longStudyDay } from "@/lib/shared/study-day";

type MockSectionProps = Readonly<{
  today: number;
  /** The day that readiness is for. */
  readinessDay: number;
  forecast: Forecast;
  /** The unaided mocks, the earliest first. */
  unaided: readonly Readonly<{
    id: string;
    title: string;
    day: number;
    questions: number;
    extraTime: string;
    focus: Blueprint["focus"];
    score: MockScore;
  }>[];
  trend: MockTrend;
  expected: ExpectedScore | null;
  reservedScore: MockScore | null;
}>;

/**
 * Shows the scores of the unaided mocks, their trend, and what readiness expected. Shows nothing
 * before the first.
 */
export function MockSection(props: MockSectionProps) {
  const { unaided, expected, reservedScore } = props;
  const last = unaided.at(-1);
  if (!last) return null;
  return (
    <section className="space-y-6 border-t border-line pt-8" aria-labelledby="mock-score">
      <h2 id="mock-score" className="scroll-mt-6">
        Mock score
      </h2>
      <SideBySide {...props} last={last} />
      <Trend {...props} />
      <div className="measure space-y-2">
        {new Set(unaided.map(({ extraTime }) => extraTime)).size > 1 && (
          <p>Not all of these mocks had the same extra time: a change can come from that.</p>
        )}
        {new Set(unaided.map(({ focus }) => focus)).size > 1 && (
          <p>
            Some of these mocks asked about weak topics only, where a lower score is to be expected.
          </p>
        )}
        {expected && <p>{expectedWords(expected)}</p>}
        {reservedScore && (
          <p>
            {reservedScoreWords({
              questions: reservedScore.questions,
              score: reservedScore.score,
              give: giveOrTake(reservedScore),
            })}
          </p>
        )}
        <p className="text-sm text-soft">{WHAT_EACH_MEASURES}</p>
      </div>
    </section>
  );
}

function SideBySide({
  today,
  readinessDay,
  forecast,
  last,
}: Pick<MockSectionProps, "today" | "readinessDay" | "forecast"> & {
  readonly last: MockSectionProps["unaided"][number];
}) {
  const { score, day, questions } = last;
  return (
    <dl className="grid max-w-xl gap-x-10 gap-y-4 sm:grid-cols-2">
      <div className="flex flex-col-reverse justify-end">
        <dt className="text-sm text-soft">
          covered in time in your last unaided mock, {counted(questions, "question", "questions")},{" "}
          {longStudyDay(day, today)}
        </dt>
        <dd>
          <Figure share={score.score} give={giveOrTake(score)} />
        </dd>
      </div>
      <div className="flex flex-col-reverse justify-end">
        <dt className="text-sm text-soft">
          readiness, {readinessDay === today ? "today" : longStudyDay(readinessDay, today)}
        </dt>
        <dd>
          {forecast.kind === "prediction" ? (
            <Figure share={forecast.recall} give={giveOrTake(forecast)} />
          ) : (
            <span className="font-serif text-xl">no prediction yet</span>
          )}
        </dd>
      </div>
    </dl>
  );
}

function Figure({ share, give }: Readonly<{ share: number; give: number }>) {
  return (
    <>
      <strong className="font-serif text-3xl font-medium tabular-nums">{percent(share)}</strong>{" "}
      <span className="text-soft">give or take {give}</span>
    </>
  );
}

function Trend({ today, unaided, trend, forecast }: MockSectionProps) {
  if (unaided.length < 2) return <p className="measure">{trendInWords(trend)}</p>;
  return (
    <ChartFigure
      title={trendInWords(trend)}
      table={mockTable(unaided, today)}
      csv="/api/progress/mocks"
    >
      <ScoreBars
        scores={unaided.map(({ id, day, score }) => ({ key: id, label: shortDay(day), ...score }))}
        beside={
          forecast.kind === "prediction"
            ? { label: "readiness", score: forecast.recall, low: forecast.low, high: forecast.high }
            : null
        }
      />
    </ChartFigure>
  );
}

/** Returns "3 March", because there's no room for the weekday. */
function shortDay(day: number): string {
  return longStudyDay(day).slice(4);
}
