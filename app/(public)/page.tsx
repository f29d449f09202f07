import Link from "next/link";
import { redirect } from "next/navigation";
import { findViewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { describeBank } from "@/lib/questions/usecases/describe-bank";

export default async function FrontPage() {
  if (await findViewer()) redirect("/today");
  const bank = await describeBank();
  const isOpen = env().SIGN_UP === "open";
  return (
    <>
      <h1>The quiet room before the interview.</h1>
      <p className="measure font-serif text-xl leading-relaxed">
        Take a timed interview, in writing or aloud. Hold your answer against a model answer, point
        by point. Each question comes back just before you would forget it.
      </p>
      <p className="text-soft">
        {bank.questions} questions in the bank: {bank.packs.join(", ")}.
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
    </>
  );
}
