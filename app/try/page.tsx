import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { Prose } from "@/app/_components/prose";
import { TrialDesk } from "@/components/trial/trial-desk";
import { findViewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { findSample } from "@/lib/questions/usecases/find-sample";
import { levelName } from "@/lib/questions/words/level-words";

export const metadata: Metadata = { title: "Try a question" };

/** The question that a pack offers to visitors. Somebody signed in has it in their interviews. */
export default async function TryPage() {
  if (await findViewer()) redirect("/today");
  const sample = await findSample();
  if (!sample) notFound();
  const { content, language, packTitle } = sample;
  const isOpen = env().SIGN_UP === "open";
  return (
    <div className="mx-auto flex min-h-dvh max-w-5xl flex-col px-6 py-8 sm:py-14">
      <Link href="/" className="tap-line self-start font-serif text-xl font-medium no-underline">
        Greenroom
      </Link>
      <main id="main" className="flex-1 py-10 sm:py-14">
        <TrialDesk
          limitMs={content.limitSeconds * 1000}
          points={content.keyPoints.map(({ id, text, weight, essential }) => ({
            id,
            text,
            weight,
            essential,
          }))}
          question={
            <header className="space-y-3">
              <p className="text-sm text-soft">
                {packTitle} · {levelName(content.level)}
              </p>
              <h1 className="max-w-3xl" lang={language}>
                {content.prompt}
              </h1>
            </header>
          }
          modelAnswer={
            <div lang={language}>
              <Prose markdown={content.modelAnswer} />
            </div>
          }
          afterwards={
            <section className="max-w-2xl space-y-4 border-t border-line pt-8">
              <h2>With an account it comes back</h2>
              <p>
                Greenroom would ask you this question again just before you’d forget it, tell you
                which points you keep missing, and take you through whole interviews.
              </p>
              <p className="flex flex-wrap gap-4">
                {isOpen && (
                  <Link href="/sign-up" className="button">
                    Make an account
                  </Link>
                )}
                <Link href="/sign-in" className={isOpen ? "button-quiet" : "button"}>
                  Sign in
                </Link>
              </p>
            </section>
          }
        />
        <noscript>
          <p>The clock and the ticks need JavaScript, which is off in this browser.</p>
        </noscript>
      </main>
    </div>
  );
}
