/** A point in the list. */
export type ListedPoint = {
  readonly id: string;
  readonly text: string;
  readonly essential?: boolean | undefined;
};

type CoveredPointsProps = Readonly<{
  points: readonly ListedPoint[];
  covered: readonly string[];
  /** Covered after the time was over, so it's shown but doesn't count. */
  coveredLate: readonly string[];
}>;

/** Shows the points of a model answer, each with whether it was covered. */
export function CoveredPoints({ points, covered, coveredLate }: CoveredPointsProps) {
  return (
    <ul className="space-y-1">
      {points.map(({ id, text, essential }) => {
        const isCovered = covered.includes(id);
        const isAfterwards = !isCovered && coveredLate.includes(id);
        const marks = [essential ? "essential" : "", isAfterwards ? "covered late" : ""]
          .filter(Boolean)
          .join(", ");
        return (
          <li key={id} className="flex break-inside-avoid gap-3">
            <span
              className={`w-16 shrink-0 text-sm leading-relaxed ${isCovered ? "text-soft" : "font-medium"}`}
            >
              {isCovered ? "covered" : "missed"}
            </span>
            <span className={isCovered ? "" : "font-medium"}>
              {text}
              {marks && <span className="text-sm font-normal text-soft"> ({marks})</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
