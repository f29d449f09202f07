import { ledgerDays } from "@/lib/interview/rules/mock/ledger-days";
import type { LedgerEntry } from "@/lib/interview/rules/mock/ledger-facts";

type LedgerLinesProps = Readonly<{
  ledger: readonly LedgerEntry[];
  /** False for an interview from before there was one: its lines are only what its answers show. */
  isKept: boolean;
  /** IANA zone in which the times of day are written. */
  zone: string;
}>;

/** What the server wrote down besides answers and grades, in the order in which it happened. */
export function LedgerLines({ ledger, isKept, zone }: LedgerLinesProps) {
  const timeOfDay = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
  const days = ledgerDays(
    ledger.map(({ at }) => at),
    zone,
  );
  return (
    <section className="space-y-3 border-t border-line pt-6" aria-labelledby="ledger">
      <h2 id="ledger">The ledger</h2>
      {!isKept && <p className="max-w-[60ch]">Nobody kept one then: what else happened is not known.</p>}
      {isKept && ledger.length === 0 && (
        <p className="max-w-[60ch]">Nothing but your answers: no long pause, no look away, no help.</p>
      )}
      {ledger.length > 0 && (
        <ol className="max-w-[65ch] space-y-1">
          {ledger.map(({ at, text, helps }, index) => (
            <li key={`${at.getTime()} ${text}`} className="flex flex-wrap gap-x-4">
              {days[index] && <span className="basis-full text-sm leading-relaxed text-soft">{days[index]}</span>}
              <time
                dateTime={at.toISOString()}
                className="w-12 shrink-0 text-sm leading-relaxed text-soft tabular-nums"
              >
                {timeOfDay.format(at)}
              </time>
              <span className="min-w-0 flex-1">
                {text}
                {helps && <span className="text-sm text-soft"> Not clean.</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
