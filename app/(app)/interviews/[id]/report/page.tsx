import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import * as z from "zod";
import { ReportItem } from "@/components/interview/report-item";
import { requireViewer } from "@/lib/auth/viewer";
import { closingAdvice, type AnswerOutcome } from "@/lib/domain/interview/closing-advice";
import { describeExtraTime } from "@/lib/domain/interview/extra-time";
import { shareSaid } from "@/lib/domain/progress/facts";
import { countWords } from "@/lib/domain/shared/count-words";
import { longStudyDay, studyDayOf } from "@/lib/domain/shared/study-day";
import { loadReport, type ReportItem as ReportEntry } from "@/lib/usecases/load-interview";

export const metadata: Metadata = { title: "Report" };

export default async function ReportPage({ params }: PageProps<"/interviews/[id]/report">) {
  const { id } = await params;
  const viewer = await requireViewer(`/interviews/${id}/report`);
  const report = z.uuid().safeParse(id).success
    ? await loadReport({ ...viewer, interviewId: id, now: new Date() })
    : null;
  if (!report) notFound();
  const { interview, items, topics, today } = report;
  if (!interview.finishedAt) redirect(`/interviews/${id}`);
  const said = items.reduce((sum, { event }) => sum + (event?.tickedPointIds.length ?? 0), 0);
  const all = items.reduce((sum, { content }) => sum + content.keyPoints.length, 0);
  const advice = closingAdvice(items.map(toOutcome));
  return (
    <>
      <header className="space-y-3">
        <h1>
          You said {said} of {all} points.
        </h1>
        <p className="text-soft">
          {longStudyDay(studyDayOf(interview.createdAt, viewer.zone, viewer.cutoffHour), today)}: {interview.level},{" "}
          {countWords(items.length, "question", "questions")}. {describeExtraTime(report.extraTime)}.
        </p>
      </header>
      {topics.map(({ title, items: asked }) => (
        <section key={title} className="space-y-8 border-t border-line pt-6">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h2>{title}</h2>
            <p>
              <strong>{Math.round(shareSaid(asked.map(toAttempt)) * 100)} %</strong>{" "}
              <span className="text-sm text-soft">of the points, by weight</span>
            </p>
          </div>
          <ol className="space-y-10">
            {asked.map((item) => (
              <ReportItem key={item.item.position} {...item} today={today} />
            ))}
          </ol>
        </section>
      ))}
      <p className="max-w-[60ch] border-t border-line pt-6 font-serif text-xl">
        {advice.text}{" "}
        <Link href={`/advice/${advice.page}`} className="font-sans text-base print:hidden">
          Read on
        </Link>
      </p>
      <p className="flex flex-wrap gap-4 print:hidden">
        <Link href="/today" className="button">
          Go to Today
        </Link>
        <Link href="/interviews/new" className="button-quiet">
          Another interview
        </Link>
      </p>
    </>
  );
}

function toAttempt({ content, event }: ReportEntry) {
  return { points: content.keyPoints, tickedPointIds: event?.tickedPointIds ?? [] };
}

function toOutcome(entry: ReportEntry): AnswerOutcome {
  const { item, content, event, answeringMs } = entry;
  return {
    share: shareSaid([toAttempt(entry)]),
    isEssentialMissed: content.keyPoints.some(({ id, essential }) => essential && !event?.tickedPointIds.includes(id)),
    isLockedByClock: item.lockedBy === "clock",
    timeShare: answeringMs === null || item.limitMs === null ? null : answeringMs / item.limitMs,
  };
}
