import type { Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import { untilShownWords } from "@/lib/interview/words/clock-words";
import { describeBlueprint } from "@/lib/interview/words/describe-blueprint";
import type { ExtraTime } from "@/lib/interview/rules/blueprint/extra-time";
import { BlueprintRules } from "./blueprint-rules";

type InterviewDoorProps = Readonly<{
  blueprint: Blueprint;
  /** The time of each question for thinking and answering, extra time included. */
  timesSeconds: readonly number[];
  /** The time of the first question, or null without a clock. */
  limitMs: number | null;
  extraTime: ExtraTime;
}>;

/** Shows an interview before any clock runs: its questions, its length and its rules. */
export function InterviewDoor({ blueprint, timesSeconds, limitMs, extraTime }: InterviewDoorProps) {
  const { extent } = describeBlueprint(blueprint, timesSeconds, extraTime);
  return (
    <>
      <p>
        <strong className="font-medium">{blueprint.title}.</strong> {extent}{" "}
        {untilShownWords("first", limitMs)}
      </p>
      <BlueprintRules rules={blueprint} extraTime={extraTime} />
    </>
  );
}
