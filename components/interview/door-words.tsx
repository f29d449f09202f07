import type { Blueprint } from "@/lib/domain/interview/blueprint";
import { describeBlueprint } from "@/lib/domain/interview/describe-blueprint";
import type { ExtraTime } from "@/lib/domain/interview/extra-time";
import { BlueprintRules } from "./blueprint-rules";

type DoorWordsProps = Readonly<{
  blueprint: Blueprint;
  /** What each question has for thinking and answering, extra time included. */
  timesSeconds: readonly number[];
  extraTime: ExtraTime;
}>;

/** What stands at the door of an interview: what it is, how long it takes and by which rules, before any clock runs. */
export function DoorWords({ blueprint, timesSeconds, extraTime }: DoorWordsProps) {
  const { extent } = describeBlueprint(blueprint, timesSeconds, extraTime);
  return (
    <>
      <p>
        <strong className="font-medium">{blueprint.title}.</strong> {extent} No clock runs until you show the first
        question.
      </p>
      <BlueprintRules rules={blueprint} extraTime={extraTime} />
    </>
  );
}
