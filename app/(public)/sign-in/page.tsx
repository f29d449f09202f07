import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { safePath } from "@/lib/auth/safe-path";
import { findViewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { AccountForm } from "@/components/account/account-form";
import { signInAction } from "@/app/(public)/actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next: wanted } = await searchParams;
  const next = safePath(typeof wanted === "string" ? wanted : "/today");
  if (await findViewer()) redirect(next);
  return (
    <>
      <h1>Sign in</h1>
      <AccountForm action={signInAction} submitLabel="Sign in" isNew={false} next={next} />
      {env().SIGN_UP === "open" && (
        <p>
          New here?{" "}
          <Link href="/sign-up" className="tap-line">
            Make an account
          </Link>
        </p>
      )}
      <p className="text-sm text-soft">
        Forgotten your password? Ask the person who hosts this Greenroom: they can set a new one
        with one command.
      </p>
    </>
  );
}
