import Link from "next/link";
import { ChartFigure } from "@/components/charts/chart-figure";
import type { ChanceOfPassing } from "@/lib/memory/rules/readiness/chance";
import { PREDICTION_FROM_REVIEWS, type Forecast } from "@/lib/memory/rules/readiness/readiness";
import type { TopicReadiness } from "@/lib/memory/rules/readiness/topic-readiness";
import { topicTable } from "@/lib/progress/words/tables";
import { percent } from "@/lib/shared/words/percent";
import { levelName } from "@/lib/questions/words/level-words";
import { capitalCounted } from "@/lib/shared/words/counted";
import { longStudyDay } from "@/lib/shared/study-day";

type ReadinessSectionProps = Readonly<{
  today: number;
  interviewDay: number | null;
  forecast: Forecast;
  interview: Readonly<{ questions: number; least: number }>;
  chance: ChanceOfPassing;
  chances: readonly (ChanceOfPassing & { readonly level: string })[];
  topics: readonly (TopicReadiness & { readonly title: string; readonly chance: number })[];
}>;

const WEAK_SHOWN = 5;

/** Shows the readiness on the day of the interview, how certain it is, and where it's lowest. */
export function ReadinessSection(props: ReadinessSectionProps) {
  const { today, interviewDay, forecast } = props;
  return (
    <section className="space-y-6 border-t border-line pt-8" aria-labelledby="readiness">
      <h2 id="readiness">
        {interviewDay === null
          ? "If your interview were today"
          : `On ${longStudyDay(interviewDay, today)}`}
      </h2>
      {forecast.kind === "no_prediction_yet" ? (
        <p className="measure">
          No prediction yet. It takes {PREDICTION_FROM_REVIEWS} reviews on a later day than the one
          before, and you have {forecast.longTermReviews}.
        </p>
      ) : (
        <Prediction {...props} forecast={forecast} />
      )}
      {interviewDay === null && (
        <p>
          <Link href="/settings" className="tap-line print:hidden">
            Say when your interview is
          </Link>
        </p>
      )}
    </section>
  );
}

function Prediction({
  forecast,
  interview,
  chance,
  chances,
  topics,
}: ReadinessSectionProps & Readonly<{ forecast: Extract<Forecast, { kind: "prediction" }> }>) {
  const { recall, low, high, coverage, seenRecall, questions } = forecast;
  const unseen = Math.round((1 - coverage) * questions);
  const weak = topics.filter(
    ({ verdict }) => verdict === "low_recall" || verdict === "worse_than_predicted",
  );
  return (
    <>
      <p className="measure">
        <strong className="font-serif text-3xl font-medium tabular-nums">{percent(recall)}</strong>{" "}
        of all {questions} questions, give or take {Math.max(1, Math.round((high - low) * 50))}. Of
        those you have seen you should know {percent(seenRecall)};{" "}
        {unseen === 0
          ? "you have seen all of them"
          : `${unseen} you have not seen yet count as not known`}
        .
      </p>
      <div className="space-y-2">
        <p className="measure">
          In an interview of {interview.questions} of these questions you would answer at least{" "}
          {interview.least} with a chance of <strong>{percent(chance.chance)}</strong>.
        </p>
        <ul className="text-sm text-soft">
          {chances
            .filter((each) => each.questions > 0)
            .map(({ level, chance: ofLevel, unseenShare }) => (
              <li key={level}>
                {levelName(level)}: {percent(ofLevel)}
                {unseenShare > 0 && `, with ${percent(unseenShare)} not seen yet`}
              </li>
            ))}
        </ul>
      </div>
      <ChartFigure
        title={
          weak.length === 0
            ? "No topic is weak on that day."
            : `${capitalCounted(weak.length, "topic is", "topics are")} weak on that day; the one that costs most comes first.`
        }
        table={topicTable(topics)}
        csv="/api/progress/topics"
      >
        <ul className="space-y-3">
          {weak.slice(0, WEAK_SHOWN).map(({ topic, title, recall: expected, verdict }) => (
            <li key={topic} className="space-y-1">
              <div className="flex items-baseline justify-between gap-4">
                <Link href={{ pathname: "/interviews/new", query: { topic } }} className="tap-line">
                  {title}
                </Link>
                <span className="tabular-nums">{percent(expected)}</span>
              </div>
              <svg
                className="h-1.5 w-full"
                viewBox="0 0 100 1"
                preserveAspectRatio="none"
                aria-hidden="true"
              >
                <rect className="fill-line" width={100} height={1} />
                <rect className="fill-stage" width={expected * 100} height={1} />
              </svg>
              {verdict === "worse_than_predicted" && (
                <p className="text-sm text-soft">Your last reviews went worse than predicted.</p>
              )}
            </li>
          ))}
        </ul>
      </ChartFigure>
    </>
  );
}
