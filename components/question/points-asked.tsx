import { AnswerDots } from "@/components/progress/answer-dots";
import { missWords, sinceWords } from "@/lib/progress/words/tally-words";
import type { PointTally } from "@/lib/memory/rules/points/point-memory";

type PointsAskedProps = Readonly<{
  points: readonly {
    readonly id: string;
    readonly text: string;
    readonly essential?: boolean | undefined;
    readonly tally: PointTally | null;
  }[];
  today: number;
}>;

/**
 * Shows the points of a question, each with how often the person has missed it. Those missed in the
 * latest answer are highlighted.
 */
export function PointsAsked({ points, today }: PointsAskedProps) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {points.map(({ id, text, essential, tally }) => (
        <li key={id} className="space-y-1 py-2">
          <p className={tally?.lately.at(-1) === false ? "font-medium" : ""}>
            {text}
            {essential && <span className="text-sm font-normal text-soft"> (essential)</span>}
          </p>
          {tally && (
            <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-soft">
              <AnswerDots lately={tally.lately} />
              <span>{[missWords(tally), sinceWords(tally, today)].filter(Boolean).join(", ")}</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
