import Link from "next/link";
import type { PointTally } from "@/lib/memory/rules/points/point-memory";
import { missWords, sinceWords } from "@/lib/progress/words/tally-words";
import { questionPath } from "@/lib/questions/rules/question-path";
import { AnswerDots } from "./answer-dots";

type PointListProps = Readonly<{ points: readonly PointTally[]; today: number }>;

/** Shows points with how often they were missed, each with a link to its question. */
export function PointList({ points, today }: PointListProps) {
  return (
    <ul className="space-y-3">
      {points.map((point) => (
        <li key={`${point.questionId} ${point.pointId}`}>
          <Link href={questionPath(point.questionId)}>{point.text}</Link>
          {point.isEssential && <span className="text-sm text-soft"> (essential)</span>}
          <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-soft">
            <AnswerDots lately={point.lately} />
            <span>{[missWords(point), sinceWords(point, today)].filter(Boolean).join(", ")}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
