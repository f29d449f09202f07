import Link from "next/link";
import { endInterviewAction, resumeInterviewAction } from "@/app/(app)/interviews/actions";
import { ActionForm } from "@/components/ui/action-form";
import {
  ABANDONED_AFTER_MS,
  RESUMABLE_FOR_MS,
} from "@/lib/interview/rules/session/interview-state";
import { longStudyDay, studyDayOf, type DayRule } from "@/lib/shared/study-day";
import type { InterviewView } from "@/lib/interview/usecases/load-interview";

type AbandonedProps = Readonly<{
  view: Extract<InterviewView, { kind: "abandoned" }>;
  viewer: DayRule;
}>;

/**
 * Shows an interview that has closed itself: what was stored, what it no longer counts for, and
 * until when it can be resumed.
 */
export function Abandoned({ view: { interview }, viewer }: AbandonedProps) {
  const graded = interview.items.filter(({ eventId }) => eventId).length;
  const until = new Date(interview.activeAt.getTime() + ABANDONED_AFTER_MS + RESUMABLE_FOR_MS);
  const wasRunning = interview.items.some(
    (item) => item.shownAt && !item.lockedAt && item.limitMs !== null,
  );
  const day = longStudyDay(studyDayOf(until, viewer.zone, viewer.cutoffHour));
  return (
    <div className="max-w-2xl space-y-6">
      <h1>This interview closed itself.</h1>
      <p>
        A day went by without a step. Everything is kept: {graded} of {interview.items.length}{" "}
        answers are graded, and what you typed stands. It no longer counts for your mock score.
      </p>
      <p>
        You can take it up again until {day}, where you stopped.
        {wasRunning && " The open question’s clock kept running, as clocks do here."}
      </p>
      <div className="flex flex-wrap gap-4">
        <ActionForm action={resumeInterviewAction}>
          <input type="hidden" name="id" value={interview.id} />
          <button className="button">Take it up again</button>
        </ActionForm>
        <ActionForm action={endInterviewAction}>
          <input type="hidden" name="id" value={interview.id} />
          <button className="button-quiet">End it and see the report</button>
        </ActionForm>
      </div>
      <Link href="/today" className="tap-line text-sm text-soft">
        Go to Today
      </Link>
    </div>
  );
}
