import type { ReactNode } from "react";

type BlueprintOptionProps = Readonly<{
  /** The key of the blueprint. */
  value: string;
  title: string;
  line: string;
  /** The number of questions and minutes, or null while it isn't known. */
  extent: string | null;
  isChosen: boolean;
  /** Shown while it's chosen. */
  children: ReactNode;
}>;

/** Shows one interview to choose. Its details open with the choice, by the style sheet alone. */
export function BlueprintOption({
  value,
  title,
  line,
  extent,
  isChosen,
  children,
}: BlueprintOptionProps) {
  return (
    <div className="group py-3">
      <label className="flex min-h-11 cursor-pointer items-start gap-3">
        <input
          type="radio"
          name="blueprint"
          value={value}
          defaultChecked={isChosen}
          className="mt-1 size-5 shrink-0 accent-stage"
          aria-labelledby={`blueprint-${value}`}
          aria-describedby={`blueprint-${value}-about`}
        />
        <span>
          <span
            id={`blueprint-${value}`}
            className="block font-serif text-lg leading-snug font-medium"
          >
            {title}
          </span>
          <span id={`blueprint-${value}-about`} className="block text-soft">
            {line} {extent && <span className="block text-sm tabular-nums">{extent}</span>}
          </span>
        </span>
      </label>
      <div className="hidden pt-3 group-has-[input[name=blueprint]:checked]:block sm:pl-8">
        {children}
      </div>
    </div>
  );
}
