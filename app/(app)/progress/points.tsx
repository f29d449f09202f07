import Link from "next/link";
import { ConceptMisses } from "@/components/progress/concept-misses";
import { PointList } from "@/components/progress/point-list";
import type { Viewer } from "@/lib/auth/viewer";
import { counted } from "@/lib/shared/words/counted";
import { loadPointMemory } from "@/lib/progress/usecases/load-point-memory";

const SHOWN = 5;
const POINTS_OF_A_CONCEPT = 3;

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
        <ConceptMisses
          concepts={weak.slice(0, SHOWN)}
          today={today}
          mostPoints={POINTS_OF_A_CONCEPT}
        />
      )}
      {weakPoints.length > 0 && (
        <div className="space-y-3">
          <h3 className="font-medium">Points you keep missing</h3>
          <PointList points={weakPoints.slice(0, SHOWN)} today={today} />
        </div>
      )}
      {(weak.length > SHOWN || weakPoints.length > SHOWN || better.length > 0) && (
        <p>
          <Link href="/progress/points">All points and concepts</Link>{" "}
          <span className="text-sm text-soft">
            {[
              counted(weak.length, "concept", "concepts") + " to work on",
              better.length > 0 && `${better.length} since covered`,
            ]
              .filter(Boolean)
              .join(", ")}
          </span>
        </p>
      )}
    </section>
  );
}
