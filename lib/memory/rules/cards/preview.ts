import type { ReviewSource } from "./events";
import { stepCard, type CardState } from "./fold";
import { GRADES, type Grade } from "./grade";
import type { MemoryModel } from "./model";
import type { Schedule } from "./schedule";

export type GradePreview = { readonly dueDay: number; readonly laterInSession: boolean };
export type GradePreviews = Readonly<Record<Grade, GradePreview>>;

/**
 * Returns when the card would come back for each grade given today. A grade now would save exactly
 * that, because nothing is random.
 */
export function previewGrades(
  { state, today, source }: { state: CardState | null; today: number; source: ReviewSource },
  model: MemoryModel,
  schedule: Schedule,
): GradePreviews {
  const [again, hard, good, easy] = GRADES.map((grade) => {
    const next = stepCard(
      state,
      { kind: "review", id: "", occurredAt: new Date(0), studyDay: today, grade, source },
      model,
      schedule,
    );
    return { dueDay: next.dueDay, laterInSession: next.relearnDay === today };
  }) as [GradePreview, GradePreview, GradePreview, GradePreview];
  return { again, hard, good, easy };
}
