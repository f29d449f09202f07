import Link from "next/link";
import type { DeliveryCounts } from "@/lib/interview/rules/session/delivery";
import { longStudyDay } from "@/lib/shared/study-day";

type DeliveryHistoryProps = Readonly<{
  mocks: readonly Readonly<{
    id: string;
    title: string;
    day: number;
    delivery: DeliveryCounts | null;
  }>[];
  today: number;
}>;

const COLUMNS = ["judged", "in time", "structured", "concise"];

/** Shows the candidate's judgements of delivery in past interviews, the latest first. */
export function DeliveryHistory({ mocks, today }: DeliveryHistoryProps) {
  const judged = mocks.flatMap(({ delivery, ...mock }) =>
    delivery ? [{ ...mock, delivery }] : [],
  );
  if (judged.length === 0) return null;
  return (
    <section className="space-y-3 border-t border-line pt-8" aria-labelledby="delivery">
      <h2 id="delivery">How you said it</h2>
      <p className="measure text-sm text-soft">
        By interview, of the answers that you judged. In time is said only of those that had a
        clock.
      </p>
      <table className="w-full max-w-2xl text-sm tabular-nums">
        <thead>
          <tr className="border-b border-line text-right text-soft">
            <th scope="col" className="py-1 pr-2 text-left font-normal">
              Interview
            </th>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className="py-1 pl-2 font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {judged.map(({ id, title, day, delivery }) => (
            <tr key={id} className="border-b border-line text-right">
              <th scope="row" className="py-1 pr-2 text-left font-normal">
                <Link className="tap-line" href={`/interviews/${id}/report`}>
                  {longStudyDay(day, today)}: {title}
                </Link>
              </th>
              <td className="pl-2">{delivery.judged}</td>
              <td className="pl-2">{delivery.timed === 0 ? "–" : inTimeWords(delivery)}</td>
              <td className="pl-2">{delivery.structured}</td>
              <td className="pl-2">{delivery.concise}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function inTimeWords({ inTime, timed, judged }: DeliveryCounts): string {
  return timed === judged ? String(inTime) : `${inTime} of ${timed}`;
}
