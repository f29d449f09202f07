import type { Metadata } from "next";
import Link from "next/link";
import { startInterviewAction } from "@/app/(app)/interviews/actions";
import { NewInterviewForm } from "@/components/interview/new-interview-form";
import { requireViewer } from "@/lib/auth/viewer";
import { listOffers } from "@/lib/usecases/list-offers";

export const metadata: Metadata = { title: "New interview" };

export default async function NewInterviewPage({ searchParams }: PageProps<"/interviews/new">) {
  const { level, topic } = await searchParams;
  const viewer = await requireViewer("/interviews/new");
  const { offers, packs, isFirst } = await listOffers(viewer.userId, new Date());
  return (
    <>
      <h1>New interview</h1>
      {isFirst && (
        <p className="max-w-[60ch]">
          Your first one? <Link href="/advice">Five short pages of advice</Link> say how a good answer sounds and what
          costs people the offer.
        </p>
      )}
      <NewInterviewForm
        action={startInterviewAction}
        offers={offers}
        packs={packs}
        extraTime={viewer.extraTime}
        level={textOf(level)}
        topic={textOf(topic)}
      />
    </>
  );
}

function textOf(parameter: string | string[] | undefined): string | null {
  return typeof parameter === "string" ? parameter : null;
}
