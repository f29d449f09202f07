import { OtherTexts } from "@/components/interview/other-texts";
import { confidenceSentence } from "@/lib/interview/words/confidence-words";
import { clockTime, overtimeWords } from "@/lib/interview/words/clock-words";
import { paceWords } from "@/lib/interview/words/pace-words";
import type { InterviewView } from "@/lib/interview/usecases/load-interview";

type GivenAnswerProps = Readonly<{
  view: Extract<InterviewView, { kind: "predicting" | "grading" }>;
}>;

/** Shows the given answer with its time and its number of words, without a judgement. */
export function GivenAnswer({ view }: GivenAnswerProps) {
  const { item, answerText, otherTexts } = view;
  const isAloud = item.answerMode === "aloud";
  return (
    <section className="space-y-3" aria-label="Your answer">
      <h2>Your answer</h2>
      <p className="text-sm text-soft">{factsOf(view).join(" ")}</p>
      <p className="persons-text font-serif text-lg leading-relaxed">
        {answerText || (isAloud ? "Answered aloud, without notes." : "No text.")}
      </p>
      <OtherTexts texts={otherTexts} />
    </section>
  );
}

function factsOf({
  item,
  answerText,
  times,
  overtimeMs,
}: GivenAnswerProps["view"]): readonly string[] {
  const isAloud = item.answerMode === "aloud";
  const { answeringMs } = times;
  const whole = item.limitMs === null ? "" : ` of ${clockTime(item.limitMs + item.extensionMs)}`;
  const minutes = item.extensionMs / 60_000;
  // Notes to a spoken answer have no pace.
  const pace = isAloud ? "" : paceWords(answerText, answeringMs);
  return [
    isAloud ? "Answered aloud." : "",
    answeringMs === null ? "" : `Took ${clockTime(answeringMs)}${whole}.`,
    // Rounded like the time before it, so that the two agree.
    overtimeMs >= 1_000
      ? `That is ${overtimeWords(Math.round(overtimeMs / 1000) * 1000)} over.`
      : "",
    minutes > 0 ? `You took ${minutes === 1 ? "a minute" : `${minutes} minutes`} more.` : "",
    pace && `${pace}.`,
    item.lockedBy === "reveal" ? "You opened the model answer before you locked it." : "",
    confidenceSentence(item.confidence),
  ].filter(Boolean);
}
