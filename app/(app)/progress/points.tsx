import { ConceptMisses } from "@/components/progress/concept-misses";
import { PointList } from "@/components/progress/point-list";
import type { Viewer } from "@/lib/auth/viewer";
import { capitalCounted } from "@/lib/shared/words/counted";
import { loadPointMemory } from "@/lib/progress/usecases/load-point-memory";

const SHOWN = 5;

/** Shows which concepts and points the person misses repeatedly. */
export async function Points({ viewer, now }: Readonly<{ viewer: Viewer; now: Date }>) {
  const { today, points, concepts } = await loadPointMemory({ ...viewer, now });
  const isWeak = ({ verdict }: { readonly verdict: string }) => verdict === "weak";
  const weak = concepts.filter(isWeak);
  const better = concepts.filter(({ verdict }) => verdict === "better");
  const weakPoints = points.filter(isWeak);
  return (
    <section className="space-y-6 border-t border-line pt-8" aria-labelledby="points">
      <h2 id="points">Points and concepts</h2>
      <p className="measure text-sm text-soft">
        Over all your answers, in interviews, reviews and practice. A concept is missed when an
        essential point of it was left out, or more than half of its weight. Full dots covered it,
        empty ones missed it, the latest on the right.
      </p>
      {weak.length === 0 ? (
        <p className="measure">
          No concept was missed often enough to name it. It takes three answers and clearly more
          than one miss in four.
        </p>
      ) : (
        <ConceptMisses concepts={weak.slice(0, SHOWN)} today={today} />
      )}
      {weak.length > SHOWN && (
        <More summary={`${weak.length - SHOWN} more`}>
          <ConceptMisses concepts={weak.slice(SHOWN)} today={today} />
        </More>
      )}
      {better.length > 0 && (
        <More
          summary={`${capitalCounted(better.length, "concept", "concepts")} that you missed as often and have covered in your last answers`}
        >
          <ConceptMisses concepts={better} today={today} />
        </More>
      )}
      {weakPoints.length > 0 && (
        <div className="space-y-3">
          <h3 className="font-medium">Points you miss again and again</h3>
          <PointList points={weakPoints.slice(0, SHOWN)} today={today} />
          {weakPoints.length > SHOWN && (
            <More summary={`${weakPoints.length - SHOWN} more`}>
              <PointList points={weakPoints.slice(SHOWN)} today={today} />
            </More>
          )}
        </div>
      )}
    </section>
  );
}

function More({ summary, children }: Readonly<{ summary: string; children: React.ReactNode }>) {
  return (
    <details className="print:hidden">
      <summary className="disclosure">{summary}</summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}
