import Link from "next/link";
import { redirect } from "next/navigation";
import { findViewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { describeBank } from "@/lib/questions/usecases/describe-bank";
import { findSample } from "@/lib/questions/usecases/find-sample";
import { levelName } from "@/lib/questions/words/level-words";
import { counted } from "@/lib/shared/words/counted";
import { spanWords } from "@/lib/shared/words/span-words";
import { Picture } from "./_components/picture";

export default async function FrontPage() {
  if (await findViewer()) redirect("/today");
  const [bank, sample] = await Promise.all([describeBank(), findSample()]);
  const isOpen = env().SIGN_UP === "open";
  return (
    <>
      <h1>The quiet room before the interview.</h1>
      <p className="measure font-serif text-xl leading-relaxed">
        Take a timed interview, in writing or aloud. Hold your answer against a model answer, point
        by point. Each question comes back just before you’d forget it.
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
      {sample && (
        <section className="space-y-5 border border-line bg-sheet p-6 sm:p-8" aria-labelledby="try">
          <h2 id="try" className="font-sans text-sm font-normal text-soft">
            Try one now: {spanWords(sample.content.limitSeconds * 1000)}, no account
          </h2>
          <p className="font-serif text-2xl leading-snug" lang={sample.language}>
            {sample.content.prompt}
          </p>
          <p>
            <Link href="/try" className="button-quiet">
              Try this question
            </Link>
          </p>
        </section>
      )}
      <Picture
        name="grade"
        alt="An answer beside the model answer, with the points that it covered ticked and a grade suggested"
        caption="You grade yourself, point by point, and see what an interviewer would have missed."
      />
      <Picture
        name="progress"
        alt="The share of points covered by topic, the weakest topic first"
        caption="The dashboard says where you are weak, and one press practises it."
      />
      <section className="space-y-4" aria-labelledby="bank">
        <h2 id="bank">{counted(bank.questions, "question", "questions")} to begin with</h2>
        <p>
          {bank.levels
            .map(({ level, questions }) => `${levelName(level)}: ${questions}`)
            .join(" · ")}
        </p>
        <ul className="flex flex-wrap gap-x-6 gap-y-1 text-soft">
          {bank.topics.map((topic) => (
            <li key={topic}>{topic}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
