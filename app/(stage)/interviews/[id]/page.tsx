import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import * as z from "zod";
import { KeyHelp } from "@/components/grading/key-help";
import { AnswerDesk } from "@/components/interview/answer-desk";
import { KeptTexts } from "@/components/interview/typed/kept-texts";
import { KeepFocus } from "@/components/ui/keep-focus";
import { PassingNote } from "@/components/ui/passing-note";
import { requireViewer } from "@/lib/auth/viewer";
import { currentTime } from "@/lib/clock";
import { repeatWords } from "@/lib/interview/words/describe-blueprint";
import { loadInterview } from "@/lib/interview/usecases/load-interview";
import { Abandoned } from "./_components/abandoned";
import { Between } from "./_components/between";
import { EndInterview } from "./_components/end-interview";
import { Grading } from "./_components/grading";
import { Predicting } from "./_components/predicting";
import { Thinking } from "./_components/thinking";

export const metadata: Metadata = { title: "Interview" };

export default async function InterviewPage({
  params,
  searchParams,
}: PageProps<"/interviews/[id]">) {
  const { id } = await params;
  const { stale, missing, repeated } = await searchParams;
  const viewer = await requireViewer(`/interviews/${id}`);
  const view = z.uuid().safeParse(id).success
    ? await loadInterview({ ...viewer, interviewId: id, now: currentTime() })
    : null;
  if (!view) notFound();
  if (view.kind === "finished" || view.kind === "closed")
    redirect(`/interviews/${id}/report${stale ? "?stale=1" : ""}`);
  if (view.kind === "abandoned")
    return (
      <main id="main" className="mx-auto max-w-5xl space-y-8 px-5 py-10 sm:px-8 sm:py-14">
        <Abandoned view={view} viewer={viewer} />
      </main>
    );
  const { item, interview } = view;
  const wanting = repeatWords(
    { missing: Number(missing) || 0, repeated: Number(repeated) || 0 },
    interview,
  );
  const writerId = randomUUID();
  return (
    <main id="main" className="mx-auto max-w-5xl space-y-8 px-5 py-10 sm:px-8 sm:py-14">
      <p className="text-sm text-soft">
        Question {item.position + 1} of {interview.items.length}
      </p>
      {stale && (
        <PassingNote>
          That question had its turn, in another tab or on another device. Go on from here.
        </PassingNote>
      )}
      {wanting && view.kind === "between" && item.position === 0 && (
        <PassingNote>{wanting}</PassingNote>
      )}
      {view.kind === "between" && <Between view={view} />}
      {view.kind === "answering" && (
        <div className="max-w-3xl space-y-8">
          <h1 id="question" tabIndex={-1}>
            {view.questionText}
          </h1>
          <AnswerDesk
            key={writerId}
            userId={viewer.userId}
            interviewId={id}
            position={item.position}
            writerId={writerId}
            isStrict={item.isStrict}
            questionId="question"
            remainingMs={view.remainingMs}
            limitMs={item.limitMs}
            extensionMs={item.extensionMs}
            sessionLeftMs={view.sessionLeftMs}
            sessionMs={interview.sessionMs}
            openAbsence={view.openAbsence}
            hasSounds={viewer.clockSounds}
            answerMode={item.answerMode}
            draft={view.draft}
          />
        </div>
      )}
      {view.kind === "thinking" && <Thinking view={view} viewer={viewer} />}
      {view.kind === "predicting" && <Predicting view={view} singleKeys={viewer.singleKeys} />}
      {view.kind === "grading" && <Grading view={view} viewer={viewer} />}
      <KeptTexts
        userId={viewer.userId}
        interviewId={id}
        answering={view.kind === "answering" ? item.position : null}
      />
      <div className="flex flex-wrap items-start gap-x-8">
        {(view.kind === "thinking" || view.kind === "answering") && (
          <Link href="/today" className="tap-line text-sm text-soft">
            Leave; the clock runs on
          </Link>
        )}
        <KeyHelp singleKeys={viewer.singleKeys} />
        {view.kind !== "thinking" && view.kind !== "answering" && <EndInterview interviewId={id} />}
      </div>
      <KeepFocus at={`${view.kind} ${item.position}`} fromTop />
    </main>
  );
}
