import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { findViewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { AccountForm } from "@/components/account/account-form";
import { signUpAction } from "@/app/(public)/actions";
import { refusalMessage } from "@/lib/shared/words/refusal-words";

export const metadata: Metadata = { title: "Make an account" };

export default async function SignUpPage() {
  if (await findViewer()) redirect("/today");
  return (
    <>
      <h1>Make an account</h1>
      {env().SIGN_UP === "open" ? (
        <AccountForm action={signUpAction} submitLabel="Make my account" isNew />
      ) : (
        <p>{refusalMessage({ code: "sign_up_closed" })}</p>
      )}
      <p>
        You have one?{" "}
        <Link href="/sign-in" className="tap-line">
          Sign in
        </Link>
      </p>
    </>
  );
}
