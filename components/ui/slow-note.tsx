import { useEffect, useState } from "react";

/** Below this nobody notices a wait. */
const SLOW_AFTER_MS = 1_000;

/** Says when something that was sent has no answer yet. It's sent again until there is one. */
export function SlowNote({ isSending }: Readonly<{ isSending: boolean }>) {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isSending) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isSending]);
  return (
    <p role="status" className="text-sm text-soft">
      {isSlow &&
        "Still sending: the server is slow to answer. Nothing is lost, and it is tried again by itself."}
    </p>
  );
}
