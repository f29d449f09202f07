import { clockTime } from "@/lib/interview/words/clock-words";
import type { TimeParts } from "@/lib/interview/rules/report/report-times";
import { sumOf } from "@/lib/shared/statistics";

type TimeBarsProps = Readonly<{
  /** One question each, in the order of asking; `name` is its number. */
  rows: readonly (TimeParts & { readonly name: string })[];
}>;

/** Full height: the clock ran. Half height: no clock. */
const PARTS = [
  { key: "thinkingMs", name: "thinking", fill: "fill-edge", isTimed: true },
  { key: "answeringMs", name: "answering", fill: "fill-stage", isTimed: true },
  { key: "overtimeMs", name: "over the limit", fill: "fill-red", isTimed: true },
  { key: "readingMs", name: "reading", fill: "fill-edge", isTimed: false },
  { key: "gradingMs", name: "grading", fill: "fill-ink", isTimed: false },
] as const;

const HEIGHT = 12;

/** Shows the time of each question as a bar on one scale, with a mark for its limit. */
export function TimeBars({ rows }: TimeBarsProps) {
  const most = Math.max(
    1,
    ...rows.map((row) => Math.max(endOf(row), row.thinkingMs + (row.limitMs ?? 0))),
  );
  const used = PARTS.filter(({ key }) => rows.some((row) => row[key] > 0));
  return (
    <div aria-hidden="true" className="space-y-3">
      <ol className="space-y-2">
        {rows.map((row) => (
          <li key={row.name} className="flex items-center gap-3 text-sm tabular-nums">
            <span className="w-4 shrink-0 text-soft">{row.name}</span>
            <Bar row={row} most={most} />
            <span className="w-24 shrink-0 text-right text-soft">
              <span className="text-ink">{clockTime(row.answeringMs + row.overtimeMs)}</span>
              {row.limitMs !== null && ` of ${clockTime(row.limitMs)}`}
            </span>
          </li>
        ))}
      </ol>
      <p className="flex flex-wrap gap-x-4 pl-7 text-sm text-soft">
        {used.map(({ name, fill, isTimed }) => (
          <span key={name} className="inline-flex items-center gap-1.5">
            <svg className="size-3" viewBox="0 0 12 12">
              <rect className={fill} width={12} height={isTimed ? 12 : 6} y={isTimed ? 0 : 3} />
            </svg>
            {name}
          </span>
        ))}
        {rows.some(({ limitMs }) => limitMs !== null) && (
          <span className="inline-flex items-center gap-1.5">
            <svg className="size-3" viewBox="0 0 12 12">
              <rect className="fill-ink" x={5} width={2} height={12} />
            </svg>
            limit
          </span>
        )}
      </p>
    </div>
  );
}

function Bar({ row, most }: Readonly<{ row: TimeParts; most: number }>) {
  const x = (ms: number) => (ms / most) * 1000;
  const limit = row.limitMs === null ? null : x(row.thinkingMs + row.limitMs);
  return (
    <svg
      className="h-4 min-w-0 grow overflow-visible"
      viewBox="0 0 1000 16"
      preserveAspectRatio="none"
    >
      {PARTS.map(({ key, fill, isTimed }, index) => {
        const start = sumOf(PARTS.slice(0, index), (part) => row[part.key]);
        const height = isTimed ? HEIGHT : HEIGHT / 2;
        return (
          <rect
            key={key}
            className={fill}
            x={x(start)}
            y={8 - height / 2}
            width={x(row[key])}
            height={height}
          />
        );
      })}
      {limit !== null && (
        <line
          className="stroke-ink"
          x1={limit}
          x2={limit}
          y1={0}
          y2={16}
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}

function endOf({ thinkingMs, answeringMs, overtimeMs, readingMs, gradingMs }: TimeParts): number {
  return thinkingMs + answeringMs + overtimeMs + readingMs + gradingMs;
}
