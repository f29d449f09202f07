import type { Metadata } from "next";
import Link from "next/link";
import { answerZoneAction } from "@/app/(app)/settings/actions";
import { ZoneQuestion } from "@/components/account/zone-question";
import { OpenInterviews } from "@/components/interview/open-interviews";
import { requireViewer } from "@/lib/auth/viewer";
import { levelName } from "@/lib/domain/question/level";
import { countWords } from "@/lib/domain/shared/count-words";
import { longStudyDay, studyDayOf } from "@/lib/domain/shared/study-day";
import { loadToday } from "@/lib/usecases/load-today";

export const metadata: Metadata = { title: "Today" };

const SHOWN = 30;

export default async function TodayPage() {
  const viewer = await requireViewer("/today");
  const { today, session, minutes, cardsInAll, interviews } = await loadToday({ ...viewer, now: new Date() });
  const open = interviews.filter((interview) => !interview.finishedAt);
  const finished = interviews.filter((interview) => interview.finishedAt);
  const fresh = session.filter((card) => card.isNew).length;
  const due = session.length - fresh;
  return (
    <>
      <header className="space-y-2">
        <p className="text-soft">{longStudyDay(today)}</p>
        <h1>{due === 0 ? "Nothing is due today." : `${countWords(due, "question is", "questions are")} due.`}</h1>
      </header>
      <ZoneQuestion zone={viewer.zone} declinedZone={viewer.declinedZone} action={answerZoneAction} />
      <OpenInterviews interviews={open} zone={viewer.zone} today={today} />
      {cardsInAll === 0 && (
        <div className="space-y-4">
          <p className="max-w-[60ch]">
            Sit a first interview: each question that you grade comes back here before you forget it.
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
            {[due > 0 ? `${due} due` : "", fresh > 0 ? `${fresh} new` : ""].filter(Boolean).join(", ")}: about{" "}
            {countWords(minutes, "minute", "minutes")}.
          </p>
          {/* The style is said once, not in every line: a full list is most of this page. */}
          <ol className="divide-y divide-line font-serif text-lg *:flex *:items-baseline *:justify-between *:gap-4 *:py-3">
            {session.slice(0, SHOWN).map((card) => (
              <li key={card.questionId}>
                {card.prompt}
                {card.isNew && <span className="font-sans text-sm text-soft">new</span>}
              </li>
            ))}
          </ol>
          {session.length > SHOWN && <p className="text-soft">and {session.length - SHOWN} more</p>}
        </section>
      ) : (
        <p className="max-w-[60ch]">Your next questions come back on their day. An interview brings new ones.</p>
      )}
      {finished.length > 0 && (
        <section className="space-y-3">
          <h2>Your last interviews</h2>
          <ul>
            {finished.map((interview) => (
              <li key={interview.id}>
                <Link className="inline-flex min-h-11 items-center" href={`/interviews/${interview.id}/report`}>
                  {levelName(interview.level)}, {countWords(interview.questions, "question", "questions")},{" "}
                  {longStudyDay(studyDayOf(interview.createdAt, viewer.zone), today)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
