import type { Metadata } from "next";
import Link from "next/link";
import { Outlook } from "@/app/(app)/progress/outlook";
import { Points } from "@/app/(app)/progress/points";
import { SetAsideList } from "@/components/grading/set-aside-list";
import { TopicFactsList } from "@/components/progress/topic-facts-list";
import { requireViewer } from "@/lib/auth/viewer";
import { WEAK_BELOW } from "@/lib/domain/progress/facts";
import { countWords } from "@/lib/domain/shared/count-words";
import { longStudyDay, studyDayOf } from "@/lib/domain/shared/study-day";
import { loadProgress } from "@/lib/usecases/load-progress";

export const metadata: Metadata = { title: "Progress" };

export default async function ProgressPage() {
  const viewer = await requireViewer("/progress");
  const now = new Date();
  const { today, topics, states, setAside, interviews } = await loadProgress({ ...viewer, now });
  const weak = topics.filter((topic) => topic.share < WEAK_BELOW);
  if (topics.length === 0) {
    return (
      <>
        <h1>There is nothing to show yet.</h1>
        <p className="max-w-[60ch]">
          After your first graded answer you see here what you say and what you miss, topic by topic.
        </p>
        <p>
          <Link href="/interviews/new" className="button">
            New interview
          </Link>
        </p>
        <SetAsideList questions={setAside} />
      </>
    );
  }
  return (
    <>
      <h1>
        {weak.length === 0
          ? "You said most of what matters, in every topic."
          : `${weak[0]?.title} is where you missed most.`}
      </h1>
      <section className="space-y-6" aria-labelledby="topics">
        <h2 id="topics">What you said, by topic</h2>
        <p className="max-w-[60ch] text-sm text-soft">
          The share of points, by their weight, in your latest answer to each question. Nothing here is a forecast.
        </p>
        <TopicFactsList topics={topics} />
      </section>
      <Points viewer={viewer} now={now} />
      <Outlook viewer={viewer} now={now} />
      <section className="space-y-4 border-t border-line pt-8" aria-labelledby="cards">
        <h2 id="cards">Your questions in memory</h2>
        <dl className="grid grid-cols-2 gap-x-8 gap-y-4 sm:grid-cols-4">
          {(
            [
              ["Due today", states.due],
              ["Return within three weeks", states.young],
              ["Last three weeks or longer", states.mature],
              ["Not met yet", states.unseen],
            ] as const
          ).map(([name, count]) => (
            <div key={name} className="flex flex-col-reverse justify-end">
              <dt className="text-sm text-soft">{name}</dt>
              <dd className="font-serif text-3xl tabular-nums">{count}</dd>
            </div>
          ))}
        </dl>
      </section>
      <SetAsideList questions={setAside} />
      <section className="space-y-3 border-t border-line pt-8" aria-labelledby="interviews">
        <h2 id="interviews">Your interviews</h2>
        {interviews.length === 0 && <p>No finished interview yet.</p>}
        <ul>
          {interviews.map((interview) => (
            <li key={interview.id}>
              <Link className="inline-flex min-h-11 items-center" href={`/interviews/${interview.id}/report`}>
                {longStudyDay(studyDayOf(interview.createdAt, viewer.zone, viewer.cutoffHour), today)}:{" "}
                {interview.title}, {countWords(interview.questions, "question", "questions")}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
