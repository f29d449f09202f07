import { percent } from "@/lib/shared/words/percent";
import type { ReportPart } from "@/lib/interview/rules/report/report-parts";

type Rows = readonly (ReportPart & { readonly title: string })[];

type ReportTablesProps = Readonly<{ topics: Rows; levels: Rows; concepts: Rows }>;

const CONCEPTS_SHOWN = 5;

/**
 * Shows what was covered by topic, by level and by concept as small tables, the weakest concepts
 * first.
 */
export function ReportTables({ topics, levels, concepts }: ReportTablesProps) {
  const rest = concepts.slice(CONCEPTS_SHOWN);
  return (
    <section className="space-y-4 border-t border-line pt-6" aria-labelledby="parts">
      <h2 id="parts">What you covered, by topic, level and concept</h2>
      <div className="grid gap-x-12 gap-y-6 sm:grid-cols-2">
        <div className="space-y-6">
          <PartTable name="Topic" of="questions" rows={topics} />
          <PartTable name="Level" of="questions" rows={levels} />
        </div>
        <div>
          <PartTable name="Concept" of="points" rows={concepts.slice(0, CONCEPTS_SHOWN)} />
          {rest.length > 0 && (
            <details className="not-open:print:hidden">
              <summary className="disclosure">
                {rest.length === 1 ? "One more concept" : `${rest.length} more concepts`}
              </summary>
              <PartTable name="Concept" of="points" rows={rest} />
            </details>
          )}
        </div>
      </div>
    </section>
  );
}

function PartTable({ name, of, rows }: Readonly<{ name: string; of: string; rows: Rows }>) {
  return (
    <table className="w-full break-inside-avoid text-sm tabular-nums">
      <thead>
        <tr className="border-b border-line text-left text-soft">
          <th scope="col" className="py-1 pr-4 font-normal">
            {name}
          </th>
          <th scope="col" className="py-1 pr-4 text-right font-normal">
            {of}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            said
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, title, count, share }) => (
          <tr key={key} className="border-b border-line">
            <th scope="row" className="py-1 pr-4 text-left font-normal">
              {title}
            </th>
            <td className="py-1 pr-4 text-right">{count}</td>
            <td className="py-1 text-right font-medium">{percent(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
