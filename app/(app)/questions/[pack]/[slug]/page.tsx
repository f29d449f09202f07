import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { revealAnswerAction } from "@/app/(app)/questions/actions";
import { Prose } from "@/app/_components/prose";
import { ConceptMisses } from "@/components/progress/concept-misses";
import { Attempts } from "@/components/question/attempts";
import { ClosedAnswer } from "@/components/question/closed-answer";
import { NoteReading } from "@/components/question/note-reading";
import { PointsAsked } from "@/components/question/points-asked";
import { QuestionHead } from "@/components/question/question-head";
import { KeepFocus } from "@/components/ui/keep-focus";
import { requireViewer } from "@/lib/auth/viewer";
import { currentTime } from "@/lib/clock";
import { longStudyDay } from "@/lib/shared/study-day";
import { ATTEMPTS_READ } from "@/lib/progress/usecases/list-attempts";
import { loadQuestion, type OpenAnswer } from "@/lib/progress/usecases/load-question";
import { QuestionId } from "@/lib/requests/request-shapes";

const POINTS_OF_A_CONCEPT = 5;

export const metadata: Metadata = { title: "Question" };

export default async function QuestionPage({
  params,
  searchParams,
}: PageProps<"/questions/[pack]/[slug]">) {
  const { pack, slug } = await params;
  const isLong = (await searchParams)["attempts"] === "more";
  const viewer = await requireViewer(`/questions/${pack}/${slug}`);
  const id = QuestionId.safeParse(`${pack}/${slug}`);
  const question = id.success
    ? await loadQuestion({
        ...viewer,
        questionId: id.data,
        now: currentTime(),
        most: isLong ? ATTEMPTS_READ.most : ATTEMPTS_READ.usually,
      })
    : null;
  if (!question) notFound();
  const { today, access, askedIn, answer, revealedDay } = question;
  return (
    <>
      <QuestionHead {...question} />
      {access === "asked_now" && (
        <p className="measure border-t border-line pt-8">
          An interview is asking you this question just now, so all that would help you is closed
          here. {askedIn && <Link href={`/interviews/${askedIn}`}>Go back to the interview</Link>}
        </p>
      )}
      {access === "closed" && (
        <ClosedAnswer action={revealAnswerAction} questionId={question.id} {...question} />
      )}
      {answer && <NoteReading kind="question" questionId={question.id} />}
      {answer && (
        <Answer
          answer={answer}
          today={today}
          revealedDay={revealedDay}
          moreHref={isLong ? null : (`/questions/${question.id}?attempts=more` as Route)}
        />
      )}
      <KeepFocus at={access} />
    </>
  );
}

function Answer({
  answer: { modelAnswer, points, attempts, hasEarlier, freshStartDay, concepts },
  today,
  revealedDay,
  moreHref,
}: Readonly<{
  answer: OpenAnswer;
  today: number;
  revealedDay: number | null;
  moreHref: Route | null;
}>) {
  return (
    <>
      {attempts.length > 0 && (
        <Attempts
          attempts={attempts}
          hasEarlier={hasEarlier}
          moreHref={moreHref}
          freshStartDay={freshStartDay}
          today={today}
        />
      )}
      <div className="grid gap-10 border-t border-line pt-8 lg:grid-cols-2">
        <section className="space-y-3 self-start lg:order-last" aria-labelledby="points">
          <h2 id="points">Its points</h2>
          <PointsAsked points={points} today={today} />
        </section>
        <section className="space-y-3" aria-labelledby="answer">
          <h2 id="answer">Model answer</h2>
          {attempts.length === 0 && revealedDay !== null && (
            <p className="text-sm text-soft">
              You opened it on {longStudyDay(revealedDay, today)} without an answer of your own.
            </p>
          )}
          <Prose markdown={modelAnswer} />
        </section>
      </div>
      {concepts.length > 0 && (
        <section className="space-y-3 border-t border-line pt-8" aria-labelledby="concepts">
          <h2 id="concepts">Its concepts, over all your questions</h2>
          <ConceptMisses concepts={concepts} today={today} mostPoints={POINTS_OF_A_CONCEPT} />
        </section>
      )}
    </>
  );
}
