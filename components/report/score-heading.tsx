import Link from "next/link";
import type { MockVerdict } from "@/lib/interview/rules/mock/unaided-rule";
import { NO_SCORE, whyNotUnaided } from "@/lib/interview/words/session-log-words";
import { reservedScoreWords } from "@/lib/progress/words/expected-score-words";
import { giveOrTake, type MockScore } from "@/lib/interview/rules/mock/mock-score";
import { percent } from "@/lib/shared/words/percent";

type ScoreHeadingProps = Readonly<{
  verdict: MockVerdict;
  /** Null unless the mock is unaided. */
  score: MockScore | null;
  reservedScore: MockScore | null;
  hasGrades: boolean;
}>;

/** Shows the mock score and its certainty, or why there's none, and the consequence for memory. */
export function ScoreHeading({ verdict, score, reservedScore, hasGrades }: ScoreHeadingProps) {
  if (!score || verdict.kind !== "unaided") {
    const reasons = whyNotUnaided(verdict);
    return (
      <div className="measure space-y-2">
        <p className="font-medium">
          {NO_SCORE[verdict.kind === "unaided" ? "unfinished" : verdict.kind]}
        </p>
        {reasons.length > 0 && (
          <ul className="list-disc space-y-1 pl-5">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
        {hasGrades && (
          <p className="text-sm text-soft">Your grades count for your memory all the same.</p>
        )}
      </div>
    );
  }
  return (
    <div className="measure space-y-2">
      <p>
        <span className="text-soft">Mock score</span>{" "}
        <strong className="pl-1 font-serif text-3xl font-medium tabular-nums">
          {percent(score.score)}
        </strong>
        , give or take {giveOrTake(score)}.
      </p>
      <ScoreLine score={score} />
      <p className="text-sm text-soft">
        The share of the points that you covered in time, the mean over the questions. An unaided
        mock: it counts for <Link href="/progress#mock-score">your mock score</Link>.
      </p>
      {reservedScore && (
        <p className="text-sm text-soft">
          {reservedScoreWords({
            questions: reservedScore.questions,
            score: reservedScore.score,
            give: giveOrTake(reservedScore),
          })}
        </p>
      )}
    </div>
  );
}

/** Shows the score and its interval on a line. The words next to it say the same. */
function ScoreLine({ score: { score, low, high } }: Readonly<{ score: MockScore }>) {
  return (
    <svg className="h-4 w-full max-w-sm" viewBox="0 0 400 16" aria-hidden="true">
      <line className="stroke-line" x1={2} x2={398} y1={8} y2={8} strokeWidth={2} />
      <line
        className="stroke-stage"
        x1={2 + low * 396}
        x2={2 + high * 396}
        y1={8}
        y2={8}
        strokeWidth={4}
      />
      <circle className="fill-stage" cx={2 + score * 396} cy={8} r={6} />
    </svg>
  );
}
