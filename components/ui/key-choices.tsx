"use client";

import { useKeys } from "./use-keys";

type KeyChoicesProps<T> = Readonly<{
  label: string;
  choices: readonly {
    readonly value: T;
    readonly name: string;
    readonly detail: string;
    /** The id of the element that explains why this one is marked, or null. */
    readonly markedBy?: string | null;
  }[];
  /** True when the keys 1, 2, 3... choose too. */
  hasKeys: boolean;
  isSending: boolean;
  onChoose: (value: T) => void;
}>;

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/**
 * Shows a few choices side by side, each chosen by a tap, by the key with its number, or with the
 * arrows and Enter.
 */
export function KeyChoices<T extends string | number>({
  label,
  choices,
  hasKeys,
  isSending,
  onChoose,
}: KeyChoicesProps<T>) {
  const choose = (value: T) => {
    if (!isSending) onChoose(value);
  };
  useKeys(hasKeys, (key) => {
    const choice = choices[Number(key) - 1];
    if (choice) choose(choice.value);
    return choice !== undefined;
  });
  return (
    <div role="group" aria-label={label} className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {choices.map(({ value, name, detail, markedBy = null }, index) => (
        <button
          key={value}
          type="button"
          // A disabled button would lose the focus.
          aria-disabled={isSending}
          aria-describedby={markedBy ?? undefined}
          onClick={() => choose(value)}
          onKeyDown={(event) => {
            const step = STEPS[event.key];
            if (step === undefined) return;
            event.currentTarget.parentElement?.querySelectorAll("button")[index + step]?.focus();
            event.preventDefault();
          }}
          className={`flex min-h-16 cursor-pointer flex-col items-start rounded border px-3 py-2 text-left aria-disabled:cursor-default aria-disabled:opacity-60 ${markedBy ? "border-stage bg-stage text-on-stage" : "border-edge hover:border-stage"}`}
        >
          <span className="font-medium">
            {hasKeys && <kbd className="mr-1 font-mono text-sm">{index + 1}</kbd>} {name}
          </span>
          <span className="text-sm">{detail}</span>
        </button>
      ))}
    </div>
  );
}
