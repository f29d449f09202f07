import { matters, type Cleanness } from "@/lib/interview/rules/mock/clean-rule";
import type { LedgerEntry } from "@/lib/interview/rules/mock/ledger-facts";
import { ledgerDays } from "@/lib/interview/words/ledger-days";
import { entryInWords } from "@/lib/interview/words/ledger-words";

type LedgerLinesProps = Readonly<{
  ledger: readonly LedgerEntry[];
  /** Of the interview. One from before there was a ledger shows only what its answers tell. */
  cleanness: Cleanness["kind"];
  /** IANA zone in which the times of day are written. */
  zone: string;
}>;

/** What the server wrote down besides answers and grades, in the order in which it happened. */
export function LedgerLines({ ledger, cleanness, zone }: LedgerLinesProps) {
  const isKept = cleanness !== "unrecorded";
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
          {ledger.map((entry, index) => (
            <li key={`${entry.at.getTime()} ${entryInWords(entry)}`} className="flex flex-wrap gap-x-4">
              {days[index] && <span className="basis-full text-sm leading-relaxed text-soft">{days[index]}</span>}
              <time
                dateTime={entry.at.toISOString()}
                className="w-12 shrink-0 text-sm leading-relaxed text-soft tabular-nums"
              >
                {timeOfDay.format(entry.at)}
              </time>
              <span className="min-w-0 flex-1">
                {entryInWords(entry)}
                {cleanness !== "practice" && matters(entry) && <span className="text-sm text-soft"> Not clean.</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
