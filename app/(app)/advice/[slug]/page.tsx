import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Prose } from "@/app/_components/prose";
import { requireViewer } from "@/lib/auth/viewer";
import { loadAdvice } from "@/lib/questions/usecases/load-advice";

export async function generateMetadata({ params }: PageProps<"/advice/[slug]">): Promise<Metadata> {
  const { slug } = await params;
  return { title: (await loadAdvice()).find((page) => page.slug === slug)?.title ?? "Advice" };
}

export default async function AdvicePage({ params }: PageProps<"/advice/[slug]">) {
  const { slug } = await params;
  await requireViewer(`/advice/${slug}`);
  const pages = await loadAdvice();
  const index = pages.findIndex((page) => page.slug === slug);
  const page = pages[index];
  if (!page) notFound();
  const next = pages[index + 1];
  return (
    <>
      <header className="space-y-2">
        <p>
          <Link href="/advice" className="tap-line text-sm text-soft">
            Before an interview, {index + 1} of {pages.length}
          </Link>
        </p>
        <h1>{page.title}</h1>
      </header>
      <Prose markdown={page.markdown} />
      <p>
        {next ? (
          <Link href={`/advice/${next.slug}`} className="button">
            Next: {next.title}
          </Link>
        ) : (
          <Link href="/interviews/new" className="button">
            New interview
          </Link>
        )}
      </p>
    </>
  );
}
