import Link from "next/link";
import { redirect } from "next/navigation";
import { findViewer } from "@/lib/auth/viewer";
import { describeBank } from "@/lib/usecases/describe-bank";

export default async function FrontPage() {
  if (await findViewer()) redirect("/today");
  const bank = await describeBank();
  return (
    <>
      <h1>The quiet room before the interview.</h1>
      <p className="max-w-[60ch] font-serif text-xl leading-relaxed">
        Sit a timed interview, in writing or aloud. Hold your answer against a model answer, point by point. Each
        question comes back just before you would forget it.
      </p>
      <p className="text-soft">
        {bank.questions} questions in the bank: {bank.packs.join(", ")}.
      </p>
      <p className="flex flex-wrap gap-4">
        <Link href="/sign-up" className="button">
          Make an account
        </Link>
        <Link href="/sign-in" className="button-quiet">
          Sign in
        </Link>
      </p>
    </>
  );
}
