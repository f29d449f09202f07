import type { Metadata } from "next";
import Link from "next/link";
import { LastInterviews } from "@/app/(app)/today/last-interviews";
import { answerZoneAction } from "@/app/(app)/settings/actions";
import { ZoneQuestion } from "@/components/account/zone-question";
import { currentTime } from "@/lib/clock";
import { reasonWords } from "@/lib/memory/words/reason-words";
import { OpenInterviews } from "@/components/interview/open-interviews";
import { requireViewer } from "@/lib/auth/viewer";
import { isPast } from "@/lib/interview/rules/session/interview-state";
import { capitalCounted, counted } from "@/lib/shared/words/counted";
import { formatStudyDay, longStudyDay } from "@/lib/shared/study-day";
import type { PlanPhase } from "@/lib/memory/rules/plan/plan-types";
import { loadToday, type Today } from "@/lib/practice/usecases/load-today";

export const metadata: Metadata = { title: "Today" };

const SHOWN = 30;

export default async function TodayPage() {
  const viewer = await requireViewer("/today");
  const day = await loadToday({ ...viewer, now: currentTime() });
  const { today, session, minutes, cardsInAll, interviews } = day;
  const open = interviews.filter((interview) => !isPast(interview));
  const finished = interviews.filter(isPast);
  const fresh = session.filter((card) => card.isNew).length;
  const due = session.length - fresh;
  return (
    <>
      <header className="space-y-2">
        <p className="text-soft">{longStudyDay(today)}</p>
        <h1>{heading(day.phase, due, session.length)}</h1>
        <PlanNote {...day} />
      </header>
      <ZoneQuestion
        zone={viewer.zone}
        declinedZone={viewer.declinedZone}
        action={answerZoneAction}
      />
      <OpenInterviews
        interviews={open}
        zone={viewer.zone}
        cutoffHour={viewer.cutoffHour}
        today={today}
      />
      {cardsInAll === 0 && (
        <div className="space-y-4">
          <p className="measure">
            Start with a short interview. Every question you grade comes back just before you’d
            forget it.
          </p>
          <p>
            <Link href="/interviews/new" className="button">
              New interview
            </Link>
          </p>
        </div>
      )}
      {session.length > 0 ? (
        <section className="space-y-4">
          <p>
            <Link href="/review" className={cardsInAll === 0 ? "button-quiet" : "button"}>
              {due === 0 ? "Learn new questions" : "Review now"}
            </Link>
          </p>
          <p className="text-soft">
            {[
              due > 0 ? `${due} ${day.interviewDay === null ? "due" : "seen before"}` : "",
              fresh > 0 ? `${fresh} new` : "",
            ]
              .filter(Boolean)
              .join(", ")}
            : about {counted(minutes, "minute", "minutes")}.
          </p>
          {/* The style is set once, not in every line, because a full list is most of this page. */}
          <ol className="divide-y divide-line font-serif text-lg *:flex *:items-baseline *:justify-between *:gap-4 *:py-3 [&_small]:shrink-0 [&_small]:font-sans [&_small]:text-sm [&_small]:text-soft">
            {session.slice(0, SHOWN).map((card) => (
              <li key={card.questionId}>
                {card.questionText}
                <small>{reasonWords(card.reason)}</small>
              </li>
            ))}
          </ol>
          {session.length > SHOWN && <p className="text-soft">and {session.length - SHOWN} more</p>}
        </section>
      ) : (
        <div className="space-y-2">
          <p className="measure">
            Your next questions come back on their day. An interview brings new ones.
          </p>
          {cardsInAll > 0 && (
            <p>
              <Link href="/practice" className="tap-line">
                Practise beyond the plan
              </Link>
            </p>
          )}
        </div>
      )}
      <LastInterviews interviews={finished} retakes={day.retakes} viewer={viewer} today={today} />
    </>
  );
}

function heading(phase: PlanPhase, due: number, all: number): string {
  if (phase === "interview_day") return "Your interview is today.";
  if (phase !== "open")
    return all === 0
      ? "Nothing is planned today."
      : `${capitalCounted(all, "question", "questions")} for today.`;
  return due === 0
    ? "Nothing is due today."
    : `${capitalCounted(due, "question is", "questions are")} due.`;
}

const LONG_BREAK_DAYS = 7;
const STILL_REMEMBERED = "What you still remember comes first, so that it is not lost.";
const MOST_HELPFUL_FIRST = "What helps most on the day of your interview comes first.";

/** Shows the phase of the plan in a sentence or two, or nothing. */
function PlanNote({
  phase,
  interviewDay,
  today,
  leftOut,
  daysSinceReview,
}: Pick<Today, "phase" | "interviewDay" | "today" | "leftOut" | "daysSinceReview">) {
  const isBack = daysSinceReview !== null && daysSinceReview >= LONG_BREAK_DAYS && leftOut > 0;
  const isByDueDay = phase === "open" || phase === "far";
  const sentences = [
    phase === "interview_day" ? "There is nothing left to review. You know what you know." : "",
    interviewDay !== null && phase !== "interview_day"
      ? `Your interview is ${formatStudyDay(interviewDay, today)}, on ${longStudyDay(interviewDay, today)}.`
      : "",
    isBack
      ? `You were away for ${daysSinceReview} days. ${isByDueDay ? STILL_REMEMBERED : MOST_HELPFUL_FIRST}`
      : "",
    // With an interview ahead a review would help nearly every question, so Progress shows what
    // won't fit before then.
    leftOut > 0 && interviewDay === null
      ? `${capitalCounted(leftOut, "more waits", "more wait")}: today's minutes hold no more.`
      : "",
  ].filter(Boolean);
  return sentences.length === 0 ? null : <p className="measure">{sentences.join(" ")}</p>;
}
