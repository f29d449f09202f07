import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import * as z from "zod";
import { KeptTexts } from "@/components/interview/typed/kept-texts";
import { NoteReading } from "@/components/question/note-reading";
import { PassingNote } from "@/components/ui/passing-note";
import { requireViewer } from "@/lib/auth/viewer";
import { currentTime } from "@/lib/clock";
import { loadReport } from "@/lib/progress/usecases/load-report";
import { ReportBody } from "./_components/report-body";
import { ReportHead } from "./_components/report-head";

export const metadata: Metadata = { title: "Report" };

export default async function ReportPage({
  params,
  searchParams,
}: PageProps<"/interviews/[id]/report">) {
  const { id } = await params;
  const { stale } = await searchParams;
  const viewer = await requireViewer(`/interviews/${id}/report`);
  if (!z.uuid().safeParse(id).success) notFound();
  const report = await loadReport({ ...viewer, interviewId: id, now: currentTime() });
  // It goes on, or isn't this person's: its own page knows which.
  if (!report) redirect(`/interviews/${id}`);
  return (
    <>
      {stale && (
        <PassingNote>
          That question had its turn, in another tab or on another device. This is the report.
        </PassingNote>
      )}
      <ReportHead report={report} />
      <KeptTexts userId={viewer.userId} interviewId={id} answering={null} />
      <ReportBody report={report} zone={viewer.zone} />
      {report.items.some(({ item }) => item.revealedAt) && (
        <NoteReading kind="report" interviewId={id} />
      )}
    </>
  );
}
