import { scaleBand, scaleLinear } from "d3-scale";

type DayBarsProps = Readonly<{
  /** One day each, in order. `label` is shown under the day if there is one. */
  days: readonly { readonly key: number; readonly value: number; readonly label?: string }[];
}>;

const WIDTH = 340;
const HEIGHT = 120;
const MARGIN = { top: 16, right: 4, bottom: 20, left: 4 };

/** Shows a count for each day as bars, the highest labelled. The figure's table has all numbers. */
export function DayBars({ days }: DayBarsProps) {
  const most = Math.max(1, ...days.map(({ value }) => value));
  const x = scaleBand(
    days.map(({ key }) => key),
    [MARGIN.left, WIDTH - MARGIN.right],
  ).paddingInner(0.25);
  const y = scaleLinear([0, most], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const highest = days.find(({ value }) => value === most);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="w-full" aria-hidden="true">
      {days.map(({ key, value }) => (
        <rect
          key={key}
          className="fill-stage"
          x={x(key)}
          y={y(value)}
          width={x.bandwidth()}
          height={Math.max(0, y(0) - y(value))}
        />
      ))}
      <line
        className="stroke-edge"
        x1={MARGIN.left}
        x2={WIDTH - MARGIN.right}
        y1={y(0)}
        y2={y(0)}
        strokeWidth={0.75}
      />
      {highest && (
        <text
          className="fill-ink text-[11px] tabular-nums"
          x={(x(highest.key) ?? 0) + x.bandwidth() / 2}
          y={y(most) - 4}
          textAnchor="middle"
        >
          {most}
        </text>
      )}
      {days.map(({ key, label }) =>
        label ? (
          <text key={key} className="fill-soft text-[11px]" x={x(key)} y={HEIGHT - 5}>
            {label}
          </text>
        ) : null,
      )}
    </svg>
  );
}
