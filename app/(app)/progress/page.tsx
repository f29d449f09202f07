import type { Metadata } from "next";
import Link from "next/link";
import { releaseReservedAction } from "@/app/(app)/progress/actions";
import { Outlook } from "@/app/(app)/progress/outlook";
import { Points } from "@/app/(app)/progress/points";
import { SetAsideList } from "@/components/grading/set-aside-list";
import { DeliveryHistory } from "@/components/progress/delivery-history";
import { ReservedQuestions } from "@/components/progress/reserved-questions";
import { InterviewHistory } from "@/components/progress/interview-history";
import { TopicFactsList } from "@/components/progress/topic-facts-list";
import { requireViewer } from "@/lib/auth/viewer";
import { currentTime } from "@/lib/clock";
import { WEAK_SHARE_BELOW } from "@/lib/memory/rules/points/weak-share";
import { loadMocks } from "@/lib/progress/usecases/load-mocks";
import { loadProgress } from "@/lib/progress/usecases/load-progress";

export const metadata: Metadata = { title: "Progress" };

export default async function ProgressPage() {
  const viewer = await requireViewer("/progress");
  const now = currentTime();
  const [{ today, topics, states, setAside, reserved }, history] = await Promise.all([
    loadProgress({ ...viewer, now }),
    loadMocks({ ...viewer, now }),
  ]);
  const weak = topics.filter((topic) => topic.share < WEAK_SHARE_BELOW);
  if (topics.length === 0) {
    return (
      <>
        <h1>
          {history.mocks.length === 0
            ? "There is nothing to show yet."
            : "No topic has an answer yet."}
        </h1>
        <p className="measure">
          After your first graded answer you’ll see here what you cover and what you miss, topic by
          topic.
        </p>
        <p>
          <Link href="/interviews/new" className="button">
            New interview
          </Link>
        </p>
        {history.mocks.length > 0 && <Outlook viewer={viewer} now={now} history={history} />}
        <SetAsideList questions={setAside} />
        <ReservedQuestions questions={reserved} action={releaseReservedAction} />
        <InterviewHistory {...history} today={today} />
      </>
    );
  }
  return (
    <>
      <h1>
        {weak.length === 0
          ? "You covered most of what matters in every topic."
          : `${weak[0]?.title} is where you missed most.`}
      </h1>
      <section className="space-y-6" aria-labelledby="topics">
        <h2 id="topics">What you covered, by topic</h2>
        <p className="measure text-sm text-soft">
          The share of points, by their weight, in your latest answer to each question. Nothing here
          is a forecast.
        </p>
        <TopicFactsList topics={topics} />
      </section>
      <Points viewer={viewer} now={now} />
      <Outlook viewer={viewer} now={now} history={history} />
      <section className="space-y-4 border-t border-line pt-8" aria-labelledby="cards">
        <h2 id="cards">Your questions in memory</h2>
        <dl className="grid grid-cols-2 gap-x-8 gap-y-4 sm:grid-cols-4">
          {(
            [
              ["Due today", states.due],
              ["Return within three weeks", states.young],
              ["Last three weeks or longer", states.mature],
              ["Not seen yet", states.unseen],
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
      <ReservedQuestions questions={reserved} action={releaseReservedAction} />
      <DeliveryHistory mocks={history.mocks} today={today} />
      <InterviewHistory {...history} today={today} />
    </>
  );
}
