type ChartFigureProps = Readonly<{
  /** A sentence that says what the chart shows. */
  title: string;
  /** The same numbers as a table: a heading row and the rows. */
  table: Readonly<{ head: readonly string[]; rows: readonly (readonly string[])[] }>;
  /** The address of the CSV file, if there is one. */
  csv?: string;
  children: React.ReactNode;
}>;

/**
 * Shows a chart under a sentence, and its numbers for people who would rather read or calculate.
 */
export function ChartFigure({ title, table, csv, children }: ChartFigureProps) {
  const [first, ...others] = table.head;
  return (
    <figure className="max-w-xl break-inside-avoid space-y-3">
      <figcaption className="max-w-[50ch]">{title}</figcaption>
      {children}
      <details className="print:hidden">
        <summary className="flex min-h-11 cursor-pointer items-center text-sm text-soft underline underline-offset-4">
          The numbers
        </summary>
        <table className="w-full text-sm tabular-nums">
          <thead>
            <tr className="border-b border-line text-left">
              <th className="py-1 pr-4 font-medium">{first}</th>
              {others.map((name) => (
                <th key={name} className="py-1 pr-4 text-right font-medium last:pr-0">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {/* Two rows may begin alike, and none ever moves. */}
            {table.rows.map(([name, ...cells], row) => (
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={row} className="border-b border-line">
                <th scope="row" className="py-1 pr-4 text-left font-normal">
                  {name}
                </th>
                {cells.map((cell, column) => (
                  <td key={others[column]} className="py-1 pr-4 text-right last:pr-0">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {csv && (
          <p>
            <a href={csv} download className="tap-line text-sm">
              As a CSV file
            </a>
          </p>
        )}
      </details>
    </figure>
  );
}
