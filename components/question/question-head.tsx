import { clockTime } from "@/lib/interview/words/clock-words";
import { levelName } from "@/lib/questions/words/level-words";
import { formatStudyDay, longStudyDay } from "@/lib/shared/study-day";

type QuestionHeadProps = Readonly<{
  prompt: string;
  level: string;
  limitSeconds: number;
  topics: readonly { readonly id: string; readonly title: string }[];
  isRetired: boolean;
  isReserved: boolean;
  isSetAside: boolean;
  dueDay: number | null;
  isMet: boolean;
  today: number;
}>;

/** A question as on an interviewer's card, with what it belongs to and when it comes back. */
export function QuestionHead({ prompt, level, limitSeconds, topics, ...standing }: QuestionHeadProps) {
  return (
    <header className="space-y-3">
      <p className="text-sm text-soft">
        {[
          ...topics.map(({ title }) => title),
          levelName(level),
          `${clockTime(limitSeconds * 1000)} for the answer`,
        ].join(" · ")}
      </p>
      <h1 className="max-w-3xl">{prompt}</h1>
      <p>{standingWords(standing)}</p>
    </header>
  );
}

function standingWords({
  isRetired,
  isReserved,
  isSetAside,
  dueDay,
  isMet,
  today,
}: Pick<QuestionHeadProps, "isRetired" | "isReserved" | "isSetAside" | "dueDay" | "isMet" | "today">): string {
  if (isRetired) return "This question has left the bank and is asked no more.";
  if (isReserved) return "Kept for your mocks: only they ask it, so that they measure what you have not practised.";
  if (isSetAside) return "You have set it aside: it is not asked.";
  // Opened, answered without a grade, graded as a measurement or started afresh: it was met, and no review of it is planned yet.
  if (dueDay === null) return isMet ? "Not in your reviews yet." : "Not met yet.";
  if (dueDay <= today) return "Due today.";
  return `Comes back ${formatStudyDay(dueDay, today)}, ${longStudyDay(dueDay, today)}.`;
}
