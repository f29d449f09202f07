import { scaleLinear, scaleSqrt } from "d3-scale";
import { percent } from "@/lib/shared/words/percent";

type CalibrationDotsProps = Readonly<{
  /**
   * Reviews with about the same prediction: the mean prediction, the share that was recalled, and
   * their number.
   */
  bins: readonly { readonly predicted: number; readonly observed: number; readonly n: number }[];
}>;

const SIZE = 260;
const MARGIN = { top: 26, right: 12, bottom: 34, left: 40 };
const TICKS = [0.5, 0.75, 1];

/**
 * Shows predictions against results, which agree on the line. The axes begin where the data do, at
 * one half at the latest.
 */
export function CalibrationDots({ bins }: CalibrationDotsProps) {
  const least = Math.min(0.5, ...bins.flatMap(({ predicted, observed }) => [predicted, observed]));
  const low = Math.max(0, Math.floor(least * 10) / 10);
  const x = scaleLinear([low, 1], [MARGIN.left, SIZE - MARGIN.right]);
  const y = scaleLinear([low, 1], [SIZE - MARGIN.bottom, MARGIN.top]);
  const radius = scaleSqrt([0, Math.max(1, ...bins.map(({ n }) => n))], [0, 5]);
  return (
    <svg viewBox={`0 0 ${SIZE} ${SIZE}`} className="w-full max-w-sm" aria-hidden="true">
      <line
        className="stroke-edge"
        x1={x(low)}
        y1={y(low)}
        x2={x(1)}
        y2={y(1)}
        strokeWidth={0.75}
      />
      <text
        className="fill-soft text-[9px]"
        x={x(low) + 8}
        y={y(low) - 12}
        transform={`rotate(-45 ${x(low) + 8} ${y(low) - 12})`}
      >
        as predicted
      </text>
      {bins.map(({ predicted, observed, n }, bin) => (
        // Two dots may have the same place, and none ever moves.
        // oxlint-disable-next-line react/no-array-index-key
        <circle key={bin} className="fill-stage" cx={x(predicted)} cy={y(observed)} r={radius(n)} />
      ))}
      {TICKS.filter((tick) => tick >= low).map((tick) => (
        <g key={tick} className="fill-soft text-[9px] tabular-nums">
          <text x={x(tick)} y={SIZE - 20} textAnchor="middle">
            {percent(tick)}
          </text>
          <text x={MARGIN.left - 8} y={y(tick) + 3} textAnchor="end">
            {percent(tick)}
          </text>
        </g>
      ))}
      <text className="fill-ink text-[9px]" x={SIZE - MARGIN.right} y={SIZE - 6} textAnchor="end">
        predicted
      </text>
      <text className="fill-ink text-[9px]" x={4} y={10}>
        recalled
      </text>
    </svg>
  );
}
