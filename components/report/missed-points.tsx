import type { MissedInReport } from "@/lib/domain/interview/report-parts";

const SHOWN = 5;

/** What was not said in time: essential points first, the first few at once. */
export function MissedPoints({ missed }: Readonly<{ missed: readonly MissedInReport[] }>) {
  if (missed.length === 0) return null;
  const rest = missed.slice(SHOWN);
  return (
    <section className="space-y-4 border-t border-line pt-6" aria-labelledby="missed">
      <h2 id="missed">What you missed, the weightiest first</h2>
      <Points missed={missed.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details className="print-open">
          <summary className="flex min-h-11 w-fit cursor-pointer items-center text-sm text-soft underline underline-offset-4">
            and {rest.length} more
          </summary>
          <Points missed={rest} />
        </details>
      )}
    </section>
  );
}

function Points({ missed }: Readonly<{ missed: readonly MissedInReport[] }>) {
  return (
    <ul className="max-w-[65ch] space-y-3">
      {missed.map(({ position, prompt, point }) => (
        <li key={`${position} ${point.id}`} className="break-inside-avoid">
          {point.text}
          {point.essential && <span className="text-sm text-soft"> (essential)</span>}
          <a href={`#question-${position + 1}`} className="block w-fit text-sm text-soft">
            {position + 1}. {prompt}
          </a>
        </li>
      ))}
    </ul>
  );
}
