import Link from "next/link";
import type { ConceptTally } from "@/lib/memory/rules/points/point-memory";
import { conceptWords, sinceWords } from "@/lib/progress/words/tally-words";
import { counted } from "@/lib/shared/words/counted";
import { inSentence } from "@/lib/shared/words/in-sentence";
import { AnswerDots } from "./answer-dots";
import { PointList } from "./point-list";

type ConceptMissesProps = Readonly<{
  concepts: readonly (ConceptTally & { readonly title: string })[];
  today: number;
  /** How many points of a concept are named, the worst first. */
  mostPoints: number;
}>;

/**
 * Shows concepts over all questions and all time: how often each was missed, the points behind it,
 * and a way to practise it.
 */
export function ConceptMisses({ concepts, today, mostPoints }: ConceptMissesProps) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {concepts.map((concept) => (
        <li key={`${concept.packId} ${concept.concept}`} className="break-inside-avoid py-2">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6">
            <p>
              <strong className="font-medium">{concept.title}</strong>: {conceptWords(concept)}
            </p>
            <Link
              className="tap-line print:hidden"
              href={{
                pathname: "/interviews/new",
                query: { concept: `${concept.packId}/${concept.concept}` },
              }}
            >
              Practise {inSentence(concept.title)}
            </Link>
          </div>
          {concept.missedPoints.length === 0 ? (
            <AnswerDots lately={concept.lately} />
          ) : (
            <details>
              <summary className="flex min-h-11 w-fit cursor-pointer flex-wrap items-center gap-x-3 text-sm text-soft">
                <AnswerDots lately={concept.lately} />
                <span className="underline underline-offset-4">
                  {[
                    sinceWords(concept, today),
                    `${counted(concept.missedPoints.length, "point", "points")} of it missed so far`,
                  ]
                    .filter(Boolean)
                    .join(", ")}
                </span>
              </summary>
              <div className="border-l border-line pb-2 pl-4">
                <PointList points={concept.missedPoints.slice(0, mostPoints)} today={today} />
              </div>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
