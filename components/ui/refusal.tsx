import { SignInAgain } from "./sign-in-again";
import type { Refused } from "./send";

/**
 * Says why something wasn't done, and offers to sign in if the person is signed out. A quiet one
 * waits until nothing else is read, and the other one interrupts.
 */
export function Refusal({
  refusal,
  isQuiet = false,
}: Readonly<{ refusal: Refused | null; isQuiet?: boolean }>) {
  const words = refusal?.message && (
    <>
      {refusal.message} {refusal.code === "signed_out" && <SignInAgain />}
    </>
  );
  // A status that exists before its words is read when they come.
  if (isQuiet)
    return (
      <span role="status" className="text-sm text-soft">
        {words}
      </span>
    );
  return (
    words && (
      <p role="alert" className="border-l-4 border-red pl-3 font-medium">
        {words}
      </p>
    )
  );
}
