import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import * as z from "zod";
import { showQuestionAction } from "@/app/(app)/interviews/actions";
import { GradingDesk } from "@/components/grading/grading-desk";
import { returnWords } from "@/components/grading/return-words";
import { AnswerDesk } from "@/components/interview/answer-desk";
import { requireViewer } from "@/lib/auth/viewer";
import { clockTime } from "@/lib/domain/interview/cue-light";
import { durationWords, interviewSeconds } from "@/lib/domain/interview/duration";
import { toExtraTime } from "@/lib/domain/interview/extra-time";
import { loadInterview, type InterviewView } from "@/lib/usecases/load-interview";

export const metadata: Metadata = { title: "Interview" };

export default async function InterviewPage({ params }: PageProps<"/interviews/[id]">) {
  const { id } = await params;
  const viewer = await requireViewer(`/interviews/${id}`);
  const view = z.uuid().safeParse(id).success
    ? await loadInterview({ userId: viewer.userId, zone: viewer.zone, interviewId: id, now: new Date() })
    : null;
  if (!view) notFound();
  if (view.kind === "finished") redirect(`/interviews/${id}/report`);
  const writerId = randomUUID();
  const place = `Question ${view.item.position + 1} of ${view.interview.items.length}`;
  return (
    <main id="main" className="mx-auto max-w-5xl space-y-8 px-5 py-10 sm:px-8 sm:py-14">
      <p className="text-sm text-soft">{place}</p>
      {view.kind === "between" && <Between view={view} />}
      {view.kind === "answering" && (
        <div className="max-w-3xl space-y-8">
          <h1 id="question" tabIndex={-1}>
            {view.prompt}
          </h1>
          <AnswerDesk
            key={writerId}
            base={`/api/interviews/${id}/items/${view.item.position}`}
            writerId={writerId}
            questionId="question"
            remainingMs={view.remainingMs}
            limitMs={view.item.limitMs}
            answerMode={view.item.answerMode}
            draft={view.draft}
          />
          <p>
            <Link href="/today" className="inline-flex min-h-11 items-center text-sm text-soft">
              Leave; the clock runs on
            </Link>
          </p>
        </div>
      )}
      {view.kind === "grading" && <Grading view={view} singleKeys={viewer.singleKeys} />}
    </main>
  );
}

function Between({ view }: Readonly<{ view: Extract<InterviewView, { kind: "between" }> }>) {
  const { interview, item, limitsSeconds } = view;
  const isFirst = item.position === 0;
  const left = limitsSeconds.slice(item.position);
  return (
    <div className="max-w-2xl space-y-6">
      <h1>{isFirst ? "Ready when you are." : "Graded. Take a breath."}</h1>
      <p>
        {left.length === 1 ? "One question" : `${left.length} questions`},{" "}
        {durationWords(interviewSeconds(left, toExtraTime(interview.extraTime)))} at most. No clock runs until you show
        the next question{item.limitMs === null ? "." : `; then you have ${clockTime(item.limitMs)}.`}
      </p>
      <form action={showQuestionAction} className="flex flex-wrap items-center gap-6">
        <input type="hidden" name="id" value={interview.id} />
        <input type="hidden" name="position" value={item.position} />
        <button className="button">{isFirst ? "Show the first question" : "Next question"}</button>
        <Link href="/today" className="inline-flex min-h-11 items-center text-sm text-soft">
          Leave and come back later
        </Link>
      </form>
    </div>
  );
}

function Grading({
  view,
  singleKeys,
}: Readonly<{ view: Extract<InterviewView, { kind: "grading" }>; singleKeys: boolean }>) {
  const { content, item, interview } = view;
  return (
    <>
      <h1 className="max-w-3xl">{content.prompt}</h1>
      <div className="grid gap-10 lg:grid-cols-2">
        {/* Like an open book: what was said and what could be said on the left, the points on the right; on a phone the points first. */}
        <div className="space-y-10">
          <section className="space-y-3" aria-label="Your answer">
            <h2>Your answer</h2>
            <p className="text-sm text-soft">
              {item.answerMode === "aloud" ? "Answered aloud. " : ""}
              {view.answeringMs === null
                ? ""
                : `Took ${clockTime(view.answeringMs)}${item.limitMs === null ? "" : ` of ${clockTime(item.limitMs)}`}.`}
            </p>
            <p className="font-serif text-lg leading-relaxed break-words whitespace-pre-wrap">
              {view.answerText || "No text."}
            </p>
            {view.otherTexts.map((other) => (
              <details key={other.text}>
                <summary className="min-h-11 cursor-pointer text-soft">
                  {other.late ? "Typed after the end" : "Typed on another device"}
                </summary>
                <p className="font-serif break-words whitespace-pre-wrap">{other.text}</p>
              </details>
            ))}
          </section>
          <section className="space-y-3">
            <h2>Model answer</h2>
            <div className="prose-answer" dangerouslySetInnerHTML={{ __html: content.answerHtml }} />
          </section>
        </div>
        <section className="order-first self-start lg:sticky lg:top-8 lg:order-none" aria-label="Points and grade">
          <GradingDesk
            key={item.position}
            path={`/api/interviews/${interview.id}/items/${item.position}/grade`}
            body={{}}
            points={content.keyPoints}
            thinkingMs={null}
            answeringMs={view.answeringMs}
            limitMs={content.limitSeconds * 1000}
            returns={returnWords(view.preview, view.today)}
            singleKeys={singleKeys}
          />
        </section>
      </div>
    </>
  );
}
