import type { Metadata } from "next";
import Link from "next/link";
import { ConceptMisses } from "@/components/progress/concept-misses";
import { PointList } from "@/components/progress/point-list";
import { requireViewer } from "@/lib/auth/viewer";
import { currentTime } from "@/lib/clock";
import { loadPointMemory } from "@/lib/progress/usecases/load-point-memory";

export const metadata: Metadata = { title: "Points and concepts" };

/** More than anybody works through: a year's log may have hundreds of each. */
const SHOWN = 60;
const POINTS_OF_A_CONCEPT = 8;

export default async function PointsPage() {
  const viewer = await requireViewer("/progress/points");
  const { today, points, concepts } = await loadPointMemory({ ...viewer, now: currentTime() });
  const weak = concepts.filter(({ verdict }) => verdict === "weak");
  const better = concepts.filter(({ verdict }) => verdict === "better");
  const weakPoints = points.filter(({ verdict }) => verdict === "weak");
  return (
    <>
      <h1>Points and concepts</h1>
      <p>
        <Link href="/progress">Back to Progress</Link>
      </p>
      <List title="Concepts you keep missing" shown={SHOWN} of={weak.length}>
        <ConceptMisses
          concepts={weak.slice(0, SHOWN)}
          today={today}
          mostPoints={POINTS_OF_A_CONCEPT}
        />
      </List>
      <List title="Former gaps you’ve since covered" shown={SHOWN} of={better.length}>
        <ConceptMisses
          concepts={better.slice(0, SHOWN)}
          today={today}
          mostPoints={POINTS_OF_A_CONCEPT}
        />
      </List>
      <List title="Points you keep missing" shown={SHOWN} of={weakPoints.length}>
        <PointList points={weakPoints.slice(0, SHOWN)} today={today} />
      </List>
    </>
  );
}

function List({
  title,
  shown,
  of,
  children,
}: Readonly<{ title: string; shown: number; of: number; children: React.ReactNode }>) {
  return (
    <section className="space-y-4 border-t border-line pt-8">
      <h2>{title}</h2>
      {of === 0 ? <p className="text-soft">None.</p> : children}
      {of > shown && (
        <p className="text-sm text-soft">
          These are the worst {shown} of {of}.
        </p>
      )}
    </section>
  );
}
