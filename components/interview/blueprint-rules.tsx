import { describeRules, type InterviewRules } from "@/lib/interview/words/describe-blueprint";
import type { ExtraTime } from "@/lib/interview/rules/blueprint/extra-time";

type BlueprintRulesProps = Readonly<{
  rules: InterviewRules;
  extraTime: ExtraTime;
}>;

/**
 * Shows the rules of an interview before it starts: its clock, the time to think, and what makes it
 * count.
 */
export function BlueprintRules({ rules, extraTime }: BlueprintRulesProps) {
  const { clock, thinking, session, unaided, ...words } = describeRules(rules, extraTime);
  return (
    <div className="measure space-y-2">
      <p>{[clock, thinking].filter(Boolean).join(" ")}</p>
      {session && <p>{session}</p>}
      {words.extraTime && <p>{words.extraTime}</p>}
      <p>{unaided}</p>
    </div>
  );
}
