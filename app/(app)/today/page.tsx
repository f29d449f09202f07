import type { Metadata } from "next";
import Link from "next/link";
import { requireViewer } from "@/lib/auth/viewer";
import { longStudyDay } from "@/lib/domain/shared/study-day";
import { loadToday } from "@/lib/usecases/load-today";

export const metadata: Metadata = { title: "Today" };

export default async function TodayPage() {
  const viewer = await requireViewer("/today");
  const { today, due, cardsInAll, interviews } = await loadToday({
    userId: viewer.userId,
    zone: viewer.zone,
    now: new Date(),
  });
  const open = interviews.filter((interview) => !interview.finishedAt);
  const finished = interviews.filter((interview) => interview.finishedAt);
  return (
    <>
      <header className="space-y-2">
        <p className="text-soft">{longStudyDay(today)}</p>
        <h1>
          {due.length === 0
            ? "Nothing is due today."
            : due.length === 1
              ? "One question is due."
              : `${due.length} questions are due.`}
        </h1>
      </header>
      {open.map((interview) => (
        <p key={interview.id}>
          <Link href={`/interviews/${interview.id}`} className="button-quiet">
            Go on with your {interview.level} interview
          </Link>
        </p>
      ))}
      {due.length > 0 ? (
        <>
          <p>
            <Link href="/review" className="button">
              Review now
            </Link>
          </p>
          <ol className="divide-y divide-line">
            {due.slice(0, 30).map((card) => (
              <li key={card.questionId} className="py-3 font-serif text-lg">
                {card.prompt}
              </li>
            ))}
          </ol>
        </>
      ) : (
        <div className="space-y-4">
          <p>
            {cardsInAll === 0
              ? "Sit a first interview: each question you grade comes back here before you forget it."
              : "Your next questions come back on their day. An interview brings new ones."}
          </p>
          <p>
            <Link href="/interviews/new" className="button">
              New interview
            </Link>
          </p>
        </div>
      )}
      {finished.length > 0 && (
        <section className="space-y-3">
          <h2>Your last interviews</h2>
          <ul className="space-y-1">
            {finished.map((interview) => (
              <li key={interview.id}>
                <Link href={`/interviews/${interview.id}/report`}>
                  {interview.level},{" "}
                  {interview.items.length === 1 ? "one question" : `${interview.items.length} questions`}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
