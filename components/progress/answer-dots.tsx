const STEP = 12;

/**
 * Shows the latest answers one by one, the newest on the right: full dots covered it, empty ones
 * missed it. The words next to them say the same.
 */
export function AnswerDots({ lately }: Readonly<{ lately: readonly boolean[] }>) {
  return (
    <svg
      className="inline-block h-3 shrink-0 stroke-stage align-baseline"
      width={lately.length * STEP}
      viewBox={`0 0 ${lately.length * STEP} ${STEP}`}
      aria-hidden="true"
    >
      {lately.map((isCovered, answer) => (
        <circle
          // Dots are alike, and none ever moves.
          // oxlint-disable-next-line react/no-array-index-key
          key={answer}
          className={isCovered ? "fill-stage" : "fill-none"}
          cx={(answer + 0.5) * STEP}
          cy={STEP / 2}
          r={4}
          strokeWidth={1.5}
        />
      ))}
    </svg>
  );
}
