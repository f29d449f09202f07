import { useState } from "react";
import { URGENCY_WORDS, sessionWords, spokenSessionWords } from "@/lib/interview/words/clock-words";
import { announcements, urgencyOf } from "@/lib/interview/rules/session/urgency";

/**
 * Shows the session's time left, to the minute until its last stretch, and announces it to a screen
 * reader at its moments.
 */
export function SessionClock({ leftMs, wholeMs }: Readonly<{ leftMs: number; wholeMs: number }>) {
  const passed = announcements(wholeMs).filter((moment) => moment >= leftMs).length;
  const [said, setSaid] = useState({ passed, words: "" });
  if (said.passed !== passed)
    setSaid({ passed, words: passed > said.passed ? spokenSessionWords(leftMs) : "" });
  const urgency = urgencyOf(leftMs, wholeMs);
  const isNear = urgency === "last" || urgency === "end";
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className={isNear ? `text-ink ${urgency === "end" ? "font-bold" : ""}` : ""}>
          {isNear ? spokenSessionWords(leftMs) : sessionWords(leftMs)}
        </span>
        <span>{leftMs > 0 ? URGENCY_WORDS[urgency] : ""}</span>
      </p>
      <p role="status" className="sr-only">
        {said.words}
      </p>
    </>
  );
}
