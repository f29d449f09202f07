import { matters, type MockVerdict } from "@/lib/interview/rules/mock/unaided-rule";
import type { SessionLogEntry } from "@/lib/interview/rules/mock/session-log-facts";
import { sessionLogDays } from "@/lib/interview/words/session-log-days";
import { entryInWords } from "@/lib/interview/words/session-log-words";

type SessionLogLinesProps = Readonly<{
  sessionLog: readonly SessionLogEntry[];
  /**
   * The entries of the interview. One from before the session log shows only what can be derived
   * from its answers.
   */
  verdict: MockVerdict["kind"];
  /** The IANA zone of the clock times. */
  zone: string;
}>;

/** Shows what the server recorded besides answers and grades, in order of time. */
export function SessionLogLines({ sessionLog, verdict, zone }: SessionLogLinesProps) {
  const isKept = verdict !== "unrecorded";
  const timeOfDay = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
  });
  const days = sessionLogDays(
    sessionLog.map(({ at }) => at),
    zone,
  );
  return (
    <section className="space-y-3 border-t border-line pt-6" aria-labelledby="session-log">
      <h2 id="session-log">The session log</h2>
      {!isKept && <p className="measure">Nobody kept one then: what else happened is not known.</p>}
      {isKept && sessionLog.length === 0 && (
        <p className="measure">Nothing but your answers: no long pause, no look away, no help.</p>
      )}
      {sessionLog.length > 0 && (
        <ol className="max-w-[65ch] space-y-1">
          {sessionLog.map((entry, index) => (
            <li
              key={`${entry.at.getTime()} ${entryInWords(entry)}`}
              className="flex flex-wrap gap-x-4"
            >
              {days[index] && (
                <span className="basis-full text-sm leading-relaxed text-soft">{days[index]}</span>
              )}
              <time
                dateTime={entry.at.toISOString()}
                className="w-12 shrink-0 text-sm leading-relaxed text-soft tabular-nums"
              >
                {timeOfDay.format(entry.at)}
              </time>
              <span className="min-w-0 flex-1">
                {entryInWords(entry)}
                {verdict !== "practice" && matters(entry) && (
                  <span className="text-sm text-soft"> Not unaided.</span>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
