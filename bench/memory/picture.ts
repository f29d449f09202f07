/** A line and its name, which begins at `nameAt`, in the units of the axes. */
export type Line = {
  readonly name: string;
  readonly nameAt: readonly [number, number];
  readonly points: readonly (readonly [number, number])[];
  /** Whether it has the accent colour instead of ink. */
  readonly isOurs?: boolean;
};

type Axis = { readonly from: number; readonly to: number; readonly ticks: readonly number[] };

/** A small chart. Its y axis is a share from 0 to 1. */
export type Panel = {
  readonly title: string;
  readonly x: Axis & { readonly unit: string };
  readonly y: Axis;
  readonly lines: readonly Line[];
};

const WIDTH = 420;
const HEIGHT = 260;
const PLOT = { left: 52, right: 24, top: 52, bottom: 46 };

/** The colours of app/globals.css, with both themes because a picture can't read the page's. */
const STYLE = `
  :root { --paper: oklch(0.975 0.012 90); --ink: oklch(0.24 0.03 165); --soft: oklch(0.42 0.028 165); --edge: oklch(0.58 0.025 150); --stage: oklch(0.43 0.095 160); }
  @media (prefers-color-scheme: dark) {
    :root { --paper: oklch(0.19 0.018 165); --ink: oklch(0.93 0.018 95); --soft: oklch(0.77 0.02 100); --edge: oklch(0.6 0.025 150); --stage: oklch(0.8 0.12 160); }
  }
  .paper { fill: var(--paper); } .axis { stroke: var(--edge); stroke-width: 0.75; fill: none; }
  text { font: 12px system-ui, sans-serif; fill: var(--soft); font-variant-numeric: tabular-nums; }
  .title { font: 15px Georgia, serif; fill: var(--ink); }
  path { fill: none; stroke-width: 1.75; stroke-linejoin: round; }
  .line { stroke: var(--ink); stroke-dasharray: 5 3; } .ours { stroke: var(--stage); }
  .name { fill: var(--ink); } .name.mine { fill: var(--stage); }`;

/** Returns the panels side by side as one SVG file, for light and dark themes. */
export function drawPicture(panels: readonly Panel[]): string {
  const width = WIDTH * panels.length;
  const drawn = panels.map(
    (panel, i) => `<g transform="translate(${i * WIDTH} 0)">\n${drawPanel(panel)}\n</g>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}">
<style>${STYLE}
</style>
<rect class="paper" width="${width}" height="${HEIGHT}"/>
${drawn.join("\n")}
</svg>
`;
}

function drawPanel({ title, x, y, lines }: Panel): string {
  const [left, right, top, bottom] = [
    PLOT.left,
    WIDTH - PLOT.right,
    PLOT.top,
    HEIGHT - PLOT.bottom,
  ];
  const atX = (value: number) => left + ((value - x.from) / (x.to - x.from)) * (right - left);
  const atY = (value: number) => bottom - ((value - y.from) / (y.to - y.from)) * (bottom - top);
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const text = (content: string, at: readonly [number, number], rest = "") =>
    `<text x="${round(at[0])}" y="${round(at[1])}"${rest}>${content}</text>`;
  return [
    text(title, [left, 24], ' class="title"'),
    `<path class="axis" d="M${left} ${top}V${bottom}H${right}"/>`,
    ...x.ticks.map((tick) => text(String(tick), [atX(tick), bottom + 17], ' text-anchor="middle"')),
    text(x.unit, [right, bottom + 35], ' text-anchor="end"'),
    ...y.ticks.map((tick) => text(percent(tick), [left - 7, atY(tick) + 4], ' text-anchor="end"')),
    ...lines.map((line) => drawLine(line, atX, atY)),
    ...lines.map(({ name, nameAt: [nameX, nameY], isOurs }) =>
      text(name, [atX(nameX), atY(nameY)], ` class="name${isOurs ? " mine" : ""}"`),
    ),
  ].join("\n");
}

type Scale = (value: number) => number;

function drawLine({ points, isOurs }: Line, atX: Scale, atY: Scale): string {
  const d = points
    .map(([x, y], i) => `${i === 0 ? "M" : "L"}${round(atX(x))} ${round(atY(y))}`)
    .join("");
  return `<path class="${isOurs ? "ours" : "line"}" d="${d}"/>`;
}

/** Rounds to a tenth of a pixel, so that files are small and the same on every machine. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
