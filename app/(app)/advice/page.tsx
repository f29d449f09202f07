import type { Metadata } from "next";
import Link from "next/link";
import { requireViewer } from "@/lib/auth/viewer";
import { loadAdvice } from "@/lib/questions/usecases/load-advice";

export const metadata: Metadata = { title: "Before an interview" };

export default async function AdviceListPage() {
  await requireViewer("/advice");
  const pages = await loadAdvice();
  return (
    <>
      <header className="space-y-3">
        <h1>Before an interview</h1>
        <p className="measure text-soft">Five short pages, about two minutes each.</p>
      </header>
      <ol className="max-w-2xl divide-y divide-line">
        {pages.map(({ slug, title, summary }) => (
          <li key={slug} className="space-y-1 py-4">
            <Link href={`/advice/${slug}`} className="tap-line font-serif text-xl">
              {title}
            </Link>
            <p className="text-soft">{summary}</p>
          </li>
        ))}
      </ol>
      <p>
        <Link href="/interviews/new" className="button">
          New interview
        </Link>
      </p>
    </>
  );
}
