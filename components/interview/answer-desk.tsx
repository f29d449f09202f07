"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Refusal } from "@/components/ui/refusal";
import { SlowNote } from "@/components/ui/slow-note";
import { noteTyping, useTypingGuard } from "@/components/ui/use-keys";
import { isComposing } from "@/components/ui/key-of";
import { clockRule } from "@/lib/interview/words/clock-words";
import { EXTENSION_MS, MAX_EXTENSIONS } from "@/lib/interview/rules/session/interview-state";
import { CueLight } from "./cue-light";
import { SessionLogNotes } from "./session-log-notes";
import { MoreTime } from "./more-time";
import { KeptOffer } from "@/components/interview/typed/kept-offer";
import { RoomLeft } from "@/components/interview/typed/room-left";
import { useAnswer, type AnswerAtStart } from "./use-answer";
import { useKeptOffer } from "@/components/interview/typed/use-kept-offer";
import { draftsArrived } from "@/components/interview/typed/use-saving";
import { useSessionLog } from "./use-session-log";
import { useWakeLock } from "./use-wake-lock";

/**
 * Pages that were already shown. The browser's Back shows one again with a time and a text that are
 * out of date.
 */
const shown = new Set<string>();

type AnswerDeskProps = Omit<AnswerAtStart, "base" | "onHeard"> &
  Readonly<{
    isStrict: boolean;
    limitMs: number | null;
    extensionMs: number;
    sessionLeftMs: number | null;
    sessionMs: number | null;
    openAbsence: string | null;
    hasSounds: boolean;
    /** The id of the question's heading. */
    questionId: string;
  }>;

/**
 * Shows the answer while its clock runs: text that saves itself, or a spoken answer, and one
 * button.
 */
export function AnswerDesk({ limitMs, isStrict, questionId, ...start }: AnswerDeskProps) {
  const { interviewId, position, writerId, remainingMs, sessionLeftMs, openAbsence } = start;
  const router = useRouter();
  const base = `/api/interviews/${interviewId}/items/${position}`;
  const sessionLog = useSessionLog(
    `/api/interviews/${interviewId}/session-log`,
    position,
    openAbsence,
  );
  const desk = useAnswer({ ...start, base, onHeard: sessionLog.heard });
  const { text, write, isAloud, sayHow, time, notice, isLocking, isSending, lock } = desk;
  const { offer, take, leave, takeAtZero } = useKeptOffer(desk, start.draft);
  const [extensions, setExtensions] = useState(start.extensionMs / EXTENSION_MS);
  const moreMs = extensions * EXTENSION_MS;
  // Over by this server time. An extra minute taken on another device brings a new one.
  const [overBy, setOverBy] = useState<typeof time>(null);

  useEffect(() => {
    // The last typed words may still be on their way to the server.
    if (shown.has(writerId)) void draftsArrived().then(() => router.refresh());
    shown.add(writerId);
  }, [writerId, router]);

  useWakeLock();
  const isKeyIgnored = useTypingGuard();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  return (
    <div className="space-y-5">
      {time !== null && limitMs !== null && remainingMs !== null ? (
        <CueLight
          time={time}
          wholeMs={limitMs + moreMs}
          // Both run down together. An extra minute for this answer comes from the rest of the
          // session.
          sessionAheadMs={
            sessionLeftMs === null ? null : sessionLeftMs - remainingMs + start.extensionMs - moreMs
          }
          sessionMs={start.sessionMs}
          hasSounds={start.hasSounds}
          onCorrected={sessionLog.corrected}
          onDoubt={desk.askTime}
          isStrict={isStrict}
          onOver={() => {
            if (!isStrict) return setOverBy(time);
            takeAtZero();
            desk.endTime();
          }}
        />
      ) : (
        <p className="text-sm text-soft">No time limit</p>
      )}
      <label className="flex min-h-11 w-fit items-center gap-3">
        <input
          type="checkbox"
          className="size-5 accent-stage"
          checked={isAloud}
          onChange={(event) => sayHow(event.target.checked)}
        />
        I answer aloud
      </label>
      <div className="space-y-2">
        <label htmlFor="answer" className="block font-medium">
          {isAloud ? "Notes, if you like" : "Your answer"}
        </label>
        <textarea
          ref={field}
          id="answer"
          translate="no"
          dir="auto"
          aria-describedby={`${questionId} clock-rule`}
          rows={isAloud ? 4 : 12}
          className="field font-serif text-lg leading-relaxed max-sm:h-56"
          value={text}
          readOnly={isLocking || desk.isOver}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => {
            const isCommand = event.ctrlKey || event.metaKey;
            // Tab leaves the text, and neither begins nor ends the typing.
            if (event.key !== "Tab")
              noteTyping(isCommand && event.key === "Enter" ? null : event.timeStamp);
            if (event.key !== "Enter" || !isCommand || event.repeat) return;
            if (isComposing(event.nativeEvent)) return;
            event.preventDefault();
            void lock("person");
          }}
        />
        <RoomLeft text={text} isStrict={isStrict} />
        {/* Linked to the field once, because a description that changes every second would be read every second. */}
        <p id="clock-rule" hidden>
          {remainingMs !== null && limitMs !== null
            ? clockRule(remainingMs, limitMs, isStrict)
            : "No time limit."}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <button
          type="button"
          className="button"
          aria-disabled={isLocking}
          onClick={() => {
            noteTyping(null);
            void lock("person");
          }}
        >
          Lock my answer
        </button>
        <Refusal refusal={isSending ? null : notice} isQuiet />
        <span role="status" className="text-sm text-soft">
          {isKeyIgnored && "You were still typing, so nothing was pressed. Press it again."}
        </span>
        {notice?.code && <CopyButton text={text} />}
      </div>
      {offer && (
        <KeptOffer kept={offer} onTake={() => void take(offer)} onLeave={() => void leave(offer)} />
      )}
      <SlowNote isSending={isSending} />
      <SessionLogNotes notes={sessionLog.notes} />
      <MoreTime
        stepPath={`${base}/step`}
        nextExtension={
          limitMs !== null && overBy !== time && extensions < MAX_EXTENSIONS ? extensions + 1 : null
        }
        isSaved={desk.isSaved}
        onExtended={(leftMs) => {
          setExtensions(extensions + 1);
          desk.takeTime(leftMs);
        }}
      />
    </div>
  );
}
