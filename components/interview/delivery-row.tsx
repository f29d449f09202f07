import type { ClockVerdict, Delivery } from "@/lib/interview/rules/session/delivery";
import { CLOCK_VERDICTS, DELIVERY_WORDS } from "@/lib/interview/words/delivery-words";

type DeliveryRowProps = Readonly<{
  delivery: Delivery;
  /** Null without a clock, and then the row doesn't ask about time. */
  clock: ClockVerdict | null;
  onJudge: (delivery: Delivery) => void;
}>;

const PARTS = ["inTime", "structured", "concise"] as const;

/**
 * Shows the second, small judgement: how the answer was given. A person who ignores it hasn't
 * judged.
 */
export function DeliveryRow({ delivery, clock, onJudge }: DeliveryRowProps) {
  return (
    <fieldset className="space-y-1">
      <legend className="font-medium">
        How you said it{" "}
        <span className="text-sm font-normal text-soft">if you like; it feeds no memory</span>
      </legend>
      <div className="flex flex-wrap gap-x-6">
        {PARTS.filter((part) => delivery[part] !== null).map((part) => (
          <label key={part} className="flex min-h-11 cursor-pointer items-center gap-2">
            <input
              type="checkbox"
              className="size-5 accent-stage"
              aria-describedby={`means-${part}`}
              checked={delivery[part] === true}
              onChange={(event) => onJudge({ ...delivery, [part]: event.target.checked })}
            />
            {DELIVERY_WORDS[part].name}
            <span id={`means-${part}`} hidden>
              {DELIVERY_WORDS[part].means}
            </span>
          </label>
        ))}
      </div>
      {clock && <p className="text-sm text-soft">{CLOCK_VERDICTS[clock]}</p>}
    </fieldset>
  );
}
