/** A point as the list shows it. */
export type ListedPoint = {
  readonly id: string;
  readonly text: string;
  readonly essential?: boolean | undefined;
};

type SaidPointsProps = Readonly<{
  points: readonly ListedPoint[];
  said: readonly string[];
  /** Said when the time was over: shown, and not counted. */
  saidAfterwards: readonly string[];
}>;

/** The points of a model answer, each with whether it was said. */
export function SaidPoints({ points, said, saidAfterwards }: SaidPointsProps) {
  return (
    <ul className="space-y-1">
      {points.map(({ id, text, essential }) => {
        const isSaid = said.includes(id);
        const isAfterwards = !isSaid && saidAfterwards.includes(id);
        const marks = [essential ? "essential" : "", isAfterwards ? "said afterwards" : ""].filter(Boolean).join(", ");
        return (
          <li key={id} className="flex break-inside-avoid gap-3">
            <span className={`w-14 shrink-0 text-sm leading-relaxed ${isSaid ? "text-soft" : "font-medium"}`}>
              {isSaid ? "said" : "missed"}
            </span>
            <span className={isSaid ? "" : "font-medium"}>
              {text}
              {marks && <span className="text-sm font-normal text-soft"> ({marks})</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
