import Link from "next/link";
import type { TopicFacts } from "@/lib/memory/rules/points/facts";
import { WEAK_SHARE_BELOW } from "@/lib/memory/rules/points/weak-share";
import { percent } from "@/lib/shared/words/percent";
import { questionPath } from "@/lib/questions/rules/question-path";
import { counted } from "@/lib/shared/words/counted";
import { inSentence } from "@/lib/shared/words/in-sentence";

type Topic = TopicFacts & { readonly title: string };

const TOPICS_SHOWN = 5;
const POINTS_SHOWN = 3;

/**
 * Shows what was covered of each topic, the weakest first, and behind a line what doesn't fit on a
 * screen.
 */
export function TopicFactsList({ topics }: Readonly<{ topics: readonly Topic[] }>) {
  const rest = topics.slice(TOPICS_SHOWN);
  return (
    <>
      <ul className="space-y-8">
        {topics.slice(0, TOPICS_SHOWN).map((topic) => (
          <TopicFact key={topic.topic} {...topic} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details className="print-open">
          <summary className="disclosure">
            {counted(rest.length, "more topic", "more topics")}
          </summary>
          <ul className="space-y-8 pt-4">
            {rest.map((topic) => (
              <TopicFact key={topic.topic} {...topic} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function TopicFact({ topic, title, share, answers, level, essentialsMissed }: Topic) {
  const hidden = essentialsMissed.slice(POINTS_SHOWN);
  return (
    <li className="space-y-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="font-medium">{title}</h3>
        <p>
          <strong>{percent(share)}</strong>{" "}
          <span className="text-sm text-soft">from {counted(answers, "answer", "answers")}</span>
        </p>
      </div>
      {/* The same share as a printed line. The number above says it already. */}
      <svg className="h-2 w-full" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect className="fill-line" width={100} height={1} />
        <rect className="fill-stage" width={share * 100} height={1} />
      </svg>
      {essentialsMissed.length > 0 && (
        <div>
          <p className="text-sm text-soft">Essential points you missed:</p>
          <Points points={essentialsMissed.slice(0, POINTS_SHOWN)} />
          {hidden.length > 0 && (
            <details className="print-open">
              <summary className="disclosure">and {hidden.length} more</summary>
              <Points points={hidden} />
            </details>
          )}
        </div>
      )}
      {share < WEAK_SHARE_BELOW && (
        <Link
          className="tap-line print:hidden"
          href={{ pathname: "/interviews/new", query: { level, topic } }}
        >
          Practise {inSentence(title)}
        </Link>
      )}
    </li>
  );
}

function Points({ points }: Readonly<{ points: Topic["essentialsMissed"] }>) {
  return (
    <ul className="list-disc pl-5">
      {points.map((point) => (
        <li key={`${point.questionId} ${point.text}`}>
          <Link className="tap-line" href={questionPath(point.questionId)}>
            {point.text}
          </Link>
        </li>
      ))}
    </ul>
  );
}
