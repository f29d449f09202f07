import { clockTime } from "@/lib/interview/words/clock-words";
import { levelName } from "@/lib/questions/words/level-words";
import { formatStudyDay, longStudyDay } from "@/lib/shared/study-day";

type QuestionHeadProps = Readonly<{
  questionText: string;
  level: string;
  limitSeconds: number;
  topics: readonly { readonly id: string; readonly title: string }[];
  isRetired: boolean;
  isReserved: boolean;
  isSetAside: boolean;
  dueDay: number | null;
  isSeen: boolean;
  today: number;
}>;

/** Shows a question as on an interviewer's card, with its topics and when it comes back. */
export function QuestionHead({
  questionText,
  level,
  limitSeconds,
  topics,
  ...state
}: QuestionHeadProps) {
  return (
    <header className="space-y-3">
      <p className="text-sm text-soft">
        {[
          ...topics.map(({ title }) => title),
          levelName(level),
          `${clockTime(limitSeconds * 1000)} for the answer`,
        ].join(" · ")}
      </p>
      <h1 className="max-w-3xl">{questionText}</h1>
      <p>{stateWords(state)}</p>
    </header>
  );
}

function stateWords({
  isRetired,
  isReserved,
  isSetAside,
  dueDay,
  isSeen,
  today,
}: Pick<
  QuestionHeadProps,
  "isRetired" | "isReserved" | "isSetAside" | "dueDay" | "isSeen" | "today"
>): string {
  if (isRetired) return "This question has left the bank and is asked no more.";
  if (isReserved)
    return "Reserved for your mocks: only they ask it, so that they measure what you have not practised.";
  if (isSetAside) return "You have set it aside: it is not asked.";
  // Opened, answered without a grade, graded as a measurement or started over: it was seen, but no
  // review is planned yet.
  if (dueDay === null) return isSeen ? "Not in your reviews yet." : "Not seen yet.";
  if (dueDay <= today) return "Due today.";
  return `Comes back ${formatStudyDay(dueDay, today)}, ${longStudyDay(dueDay, today)}.`;
}
