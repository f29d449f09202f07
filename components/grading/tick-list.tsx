import { useEffect, useRef } from "react";

export type TickPoint = {
  readonly id: string;
  readonly text: string;
  readonly essential?: boolean | undefined;
  /**
   * The words of the point that the typed text seems to contain: a place to look at, never a tick.
   */
  readonly mentions?: readonly string[] | undefined;
};

/** The ids of ticked points, and a function that stores others instead. */
export type Ticks = {
  readonly ticked: readonly string[];
  readonly keep: (ticked: readonly string[]) => void;
};

type TickListProps = Readonly<{
  points: readonly TickPoint[];
  ticks: Ticks;
  /** The points that were covered only after the time was over. They don't count. */
  afterwards?: Ticks | undefined;
  /** Called when Enter is pressed on a point. */
  onEnter: () => void;
  hint?: string | undefined;
}>;

/**
 * Shows the key points, each with its tick. The first takes the focus, because ticking comes next.
 */
export function TickList({ points, ticks, afterwards, onEnter, hint }: TickListProps) {
  const firstPoint = useRef<HTMLInputElement>(null);
  useEffect(() => firstPoint.current?.focus({ preventScroll: true }), []);
  return (
    <fieldset className="space-y-1">
      <legend className="mb-2 font-serif text-xl font-medium">Which points did you cover?</legend>
      {hint && <p className="mb-2 measure text-sm text-soft">{hint}</p>}
      {points.map((point, index) => {
        const isTicked = ticks.ticked.includes(point.id);
        return (
          <div key={point.id} className="border-b border-line">
            <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
              <input
                ref={index === 0 ? firstPoint : undefined}
                type="checkbox"
                className="mt-1 size-5 shrink-0 accent-stage"
                checked={isTicked}
                aria-describedby={point.mentions ? `mentions-${point.id}` : undefined}
                onKeyDown={(event) => {
                  if (event.key === "Enter" && !event.repeat) onEnter();
                }}
                onChange={() => toggle(ticks, point.id)}
              />
              <span>
                {point.text}
                {point.essential && <span className="text-sm text-soft"> (essential)</span>}
              </span>
            </label>
            {point.mentions && (
              <p id={`mentions-${point.id}`} className="pb-2 pl-8 text-sm text-soft">
                Your text mentions: {point.mentions.join(", ")}
              </p>
            )}
            {afterwards && !isTicked && (
              <label className="ml-8 flex min-h-11 w-fit cursor-pointer items-center gap-2 text-sm text-soft">
                <input
                  type="checkbox"
                  className="size-4 accent-stage"
                  checked={afterwards.ticked.includes(point.id)}
                  onChange={() => toggle(afterwards, point.id)}
                />
                Covered after the time
              </label>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

function toggle({ ticked, keep }: Ticks, id: string): void {
  keep(ticked.includes(id) ? ticked.filter((each) => each !== id) : [...ticked, id]);
}
