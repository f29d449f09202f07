import { useEffect, useRef } from "react";

export type TickPoint = { readonly id: string; readonly text: string; readonly essential?: boolean | undefined };

type TickListProps = Readonly<{
  points: readonly TickPoint[];
  ticked: readonly string[];
  onTick: (ticked: readonly string[]) => void;
  /** Enter on a point. */
  onEnter: () => void;
  hint?: string | undefined;
  /** What stands under a point. Its id, where there is something to say of the point itself, is the point's with this prefix. */
  beside?: ((point: TickPoint, isTicked: boolean) => React.ReactNode) | undefined;
}>;

/** The key points, each with its tick. The first takes the focus: ticking is what comes next. */
export function TickList({ points, ticked, onTick, onEnter, hint, beside }: TickListProps) {
  const firstPoint = useRef<HTMLInputElement>(null);
  useEffect(() => firstPoint.current?.focus({ preventScroll: true }), []);
  return (
    <fieldset className="space-y-1">
      <legend className="mb-2 font-serif text-xl font-medium">Which points did you say?</legend>
      {hint && <p className="mb-2 max-w-[60ch] text-sm text-soft">{hint}</p>}
      {points.map((point, index) => {
        const isTicked = ticked.includes(point.id);
        return (
          <div key={point.id} className="border-b border-line py-2">
            <label className="flex min-h-8 cursor-pointer items-start gap-3">
              <input
                ref={index === 0 ? firstPoint : undefined}
                type="checkbox"
                className="mt-1 size-5 shrink-0 accent-stage"
                checked={isTicked}
                aria-describedby={beside ? `beside-${point.id}` : undefined}
                onKeyDown={(event) => {
                  if (event.key === "Enter" && !event.repeat) onEnter();
                }}
                onChange={(event) =>
                  onTick(event.target.checked ? [...ticked, point.id] : ticked.filter((id) => id !== point.id))
                }
              />
              <span>
                {point.text}
                {point.essential && <span className="text-sm text-soft"> (essential)</span>}
              </span>
            </label>
            {beside && (
              <div className="pl-8 text-sm text-soft" id={`beside-${point.id}`}>
                {beside(point, isTicked)}
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
