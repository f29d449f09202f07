import type { ConfidenceRow } from "@/lib/interview/rules/report/report-confidence";
import {
  CONFIDENCE_WORDS,
  confidenceInWords,
  confidenceSum,
} from "@/lib/interview/words/confidence-words";

/** Shows the confidence before the model answers opened, next to the results. */
export function ConfidenceSection({ rows }: Readonly<{ rows: readonly ConfidenceRow[] }>) {
  const words = confidenceInWords(rows);
  if (!words) return null;
  return (
    <section
      className="break-inside-avoid space-y-3 border-t border-line pt-6"
      aria-labelledby="confidence"
    >
      <h2 id="confidence">How sure you were</h2>
      <p className="measure">
        {words} {rows.length > 1 && confidenceSum(rows)}
      </p>
      <table className="w-full max-w-sm break-inside-avoid text-sm tabular-nums">
        <thead>
          <tr className="border-b border-line text-left text-soft">
            <th scope="col" className="py-1 pr-4 font-normal">
              You said
            </th>
            <th scope="col" className="py-1 pr-4 text-right font-normal">
              answers
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              passed
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ percent, answers, passed }) => (
            <tr key={percent} className="border-b border-line">
              <th scope="row" className="py-1 pr-4 text-left font-normal">
                {CONFIDENCE_WORDS[percent]}, {percent} %
              </th>
              <td className="py-1 pr-4 text-right">{answers}</td>
              <td className="py-1 text-right font-medium">{passed}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-sm text-soft">Passed means graded Good or Easy.</p>
    </section>
  );
}
