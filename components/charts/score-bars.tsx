import { scaleLinear, scalePoint } from "d3-scale";
import { percent } from "@/lib/shared/words/percent";

type Estimate = Readonly<{ score: number; low: number; high: number }>;

type ScoreBarsProps = Readonly<{
  /** In order of time. `label` is shown under the first and the last. */
  scores: readonly (Estimate & { readonly key: string; readonly label: string })[];
  /** The value to compare the scores with, shown at the right, or null when there's none yet. */
  beside: (Estimate & { readonly label: string }) | null;
}>;

const WIDTH = 340;
const HEIGHT = 150;
const MARGIN = { top: 16, right: 8, bottom: 22, left: 34 };
const BESIDE_WIDTH = 66;
const TICKS = [0, 0.5, 1];

/**
 * Shows scores with their intervals and, in the other ink, the value that they're compared with.
 */
export function ScoreBars({ scores, beside }: ScoreBarsProps) {
  const right = WIDTH - MARGIN.right - (beside ? BESIDE_WIDTH : 0);
  const x = scalePoint(
    scores.map(({ key }) => key),
    [MARGIN.left, right],
  ).padding(0.5);
  const y = scaleLinear([0, 1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const labelled = new Set([scores[0]?.key, scores.at(-1)?.key]);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="w-full" aria-hidden="true">
      {TICKS.map((tick) => (
        <g key={tick}>
          <line
            className="stroke-line"
            x1={MARGIN.left}
            x2={WIDTH - MARGIN.right}
            y1={y(tick)}
            y2={y(tick)}
            strokeWidth={0.75}
          />
          <text
            className="fill-soft text-[10px] tabular-nums"
            x={MARGIN.left - 6}
            y={y(tick) + 3}
            textAnchor="end"
          >
            {percent(tick)}
          </text>
        </g>
      ))}
      {scores.map((each) => (
        <g key={each.key}>
          <Bar className="fill-stage stroke-stage" x={x(each.key) ?? 0} y={y} {...each} />
          {labelled.has(each.key) && (
            <text
              className="fill-soft text-[10px]"
              x={x(each.key)}
              y={HEIGHT - 7}
              textAnchor="middle"
            >
              {each.label}
            </text>
          )}
        </g>
      ))}
      {beside && (
        <>
          <Bar
            className="fill-ink stroke-ink"
            x={WIDTH - MARGIN.right - BESIDE_WIDTH / 2}
            y={y}
            {...beside}
          />
          <text
            className="fill-ink text-[10px]"
            x={WIDTH - MARGIN.right - BESIDE_WIDTH / 2}
            y={HEIGHT - 7}
            textAnchor="middle"
          >
            {beside.label}
          </text>
        </>
      )}
    </svg>
  );
}

function Bar({
  className,
  x,
  y,
  score,
  low,
  high,
}: Estimate & Readonly<{ className: string; x: number; y: (share: number) => number }>) {
  return (
    <g className={className}>
      <line x1={x} x2={x} y1={y(low)} y2={y(high)} strokeWidth={1.5} />
      <circle cx={x} cy={y(score)} r={3.5} stroke="none" />
    </g>
  );
}
