import type { GradePreview } from "@/lib/domain/memory/preview";
import { GRADES, type Grade } from "@/lib/domain/memory/grade";
import { formatStudyDay } from "@/lib/domain/shared/study-day";

/** When a question comes back for each grade, in words: "later in this session", "tomorrow", "in 3 days". */
export function returnWords(preview: Readonly<Record<Grade, GradePreview>>, today: number): Record<Grade, string> {
  const words = GRADES.map((grade) => [
    grade,
    preview[grade].laterInSession ? "later in this session" : formatStudyDay(preview[grade].dueDay, today),
  ]);
  return Object.fromEntries(words) as Record<Grade, string>;
}
