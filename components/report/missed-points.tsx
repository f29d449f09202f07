import { ConceptMisses } from "@/components/progress/concept-misses";
import type { MissedInReport } from "@/lib/interview/rules/report/report-parts";
import { missWords } from "@/lib/progress/words/tally-words";
import type { Tally } from "@/lib/memory/rules/points/tally";

type Missed = MissedInReport & { readonly tally: Pick<Tally, "answers" | "misses"> | null };

type MissedPointsProps = Readonly<{
  /** The weightiest first. */
  missed: readonly Missed[];
  /** The asked concepts that the person misses repeatedly. */
  weakConcepts: React.ComponentProps<typeof ConceptMisses>["concepts"];
  today: number;
}>;

const SHOWN = 5;
const CONCEPTS_SHOWN = 3;
const POINTS_OF_A_CONCEPT = 3;

/** Shows what wasn't covered in time, essential points first, and only the first few at once. */
export function MissedPoints({ missed, weakConcepts, today }: MissedPointsProps) {
  if (missed.length === 0) return null;
  const rest = missed.slice(SHOWN);
  return (
    <section className="space-y-4 border-t border-line pt-6" aria-labelledby="missed">
      <h2 id="missed">What you missed, the weightiest first</h2>
      <Points missed={missed.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details className="print-open">
          <summary className="disclosure">and {rest.length} more</summary>
          <Points missed={rest} />
        </details>
      )}
      {weakConcepts.length > 0 && (
        <div className="space-y-3 pt-2">
          <h3 className="font-medium">Of these, what you miss again and again</h3>
          <ConceptMisses
            concepts={weakConcepts.slice(0, CONCEPTS_SHOWN)}
            today={today}
            mostPoints={POINTS_OF_A_CONCEPT}
          />
        </div>
      )}
    </section>
  );
}

/**
 * Shows the missed points under their questions. A question appears again when something more
 * important comes in between.
 */
function Points({ missed }: Readonly<{ missed: readonly Missed[] }>) {
  const beginnings = missed.flatMap(({ position }, index) =>
    missed[index - 1]?.position === position ? [] : [index],
  );
  return (
    <ul className="max-w-[65ch] space-y-4">
      {beginnings.map((from, group) => (
        <li key={from} className="break-inside-avoid">
          <a href={`#question-${(missed[from]?.position ?? 0) + 1}`} className="text-sm text-soft">
            {(missed[from]?.position ?? 0) + 1}. {missed[from]?.questionText}
          </a>
          <ul className="list-disc space-y-1 pt-1 pl-5">
            {missed.slice(from, beginnings[group + 1]).map(({ point, tally }) => (
              <li key={point.id}>
                {point.text}
                {point.essential && <span className="text-sm text-soft"> (essential)</span>}
                {tally && tally.answers > 1 && (
                  <span className="text-sm text-soft">, {missWords(tally)}</span>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
