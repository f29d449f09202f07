import type { Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import { clockTime } from "@/lib/interview/words/clock-words";
import { describeBlueprint } from "@/lib/interview/words/describe-blueprint";
import type { ExtraTime } from "@/lib/interview/rules/blueprint/extra-time";
import { BlueprintRules } from "./blueprint-rules";

type DoorWordsProps = Readonly<{
  blueprint: Blueprint;
  /** What each question has for thinking and answering, extra time included. */
  timesSeconds: readonly number[];
  /** Of the first question; null without a clock. */
  limitMs: number | null;
  extraTime: ExtraTime;
}>;

/** What stands at the door of an interview: what it is, how long it takes and by which rules, before any clock runs. */
export function DoorWords({ blueprint, timesSeconds, limitMs, extraTime }: DoorWordsProps) {
  const { extent } = describeBlueprint(blueprint, timesSeconds, extraTime);
  return (
    <>
      <p>
        <strong className="font-medium">{blueprint.title}.</strong> {extent} No clock runs until you show the first
        question{limitMs === null ? "." : `; then you have ${clockTime(limitMs)}.`}
      </p>
      <BlueprintRules rules={blueprint} extraTime={extraTime} />
    </>
  );
}
