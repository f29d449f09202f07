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
  // An element of its own, which is replaced as a whole: a browser that translates the page puts
  // others in the place of texts, and React then finds none to take away.
  const words = refusal?.message && (
    <span key={refusal.message}>
      {refusal.message} <WayOut code={refusal.code} />
    </span>
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

function WayOut({ code }: Readonly<{ code: string | undefined }>) {
  if (code === "signed_out") return <SignInAgain />;
  return (
    code === "in_front" && (
      <a href="/today" target="_blank" rel="noopener">
        Open Greenroom in a new tab
      </a>
    )
  );
}
