import { spawnSync } from "node:child_process";
import path from "node:path";
import { fitParameters } from "@/lib/memory/rules/fit/fit-parameters";
import { fitWeights } from "@/lib/memory/rules/fit/map-fit";
import { predict } from "@/lib/memory/rules/fit/metrics";
import { ALL_TIME } from "@/lib/memory/rules/fit/recurrence";
import { tabulate, type CardHistory, type ReviewTable } from "@/lib/memory/rules/fit/reviews";
import { DEFAULT_WEIGHTS } from "@/lib/memory/rules/fit/weights";
import { drawLearner, type Learner, type LearnerKind } from "./simulate/learner";
import { simulateLog } from "./simulate/log";
import { randomOf } from "@/lib/shared/random";
import { check } from "./checks";
import { mean } from "@/lib/shared/statistics";

const KINDS: readonly LearnerKind[] = ["default", "near", "strong", "weak"];
const SIZES = [300, 1_000, 2_000, 5_000] as const;
const HELD_OUT_REVIEWS = 4_000;

type Losses = {
  byDefault: number;
  unguarded: number;
  guarded: number;
  truth: number;
  native: number | null;
};

/**
 * Prints the log loss on reviews that no fit has seen: a second log of each person, with other
 * cards. Each review counts with its true chance of recall, as endless reviews would on average.
 */
export function benchLogLoss({
  people,
  seed,
}: {
  readonly people: number;
  readonly seed: number;
}): void {
  const hasNative = fitNatively([{ days: [0, 1], grades: [3, 3] }]) !== "absent";
  console.log(
    `\nHeld-out log loss: ${people} people a row, seeds ${seed} to ${seed + people - 1}, ${HELD_OUT_REVIEWS} reviews held out each.` +
      (hasNative ? "" : " @open-spaced-repetition/binding is not installed and left out."),
  );
  console.log(
    `  ${"kind".padEnd(9)}${["reviews", "default", "unguarded", "guarded", "truth", "native", "worse: unguarded", "guarded", "adopted", "gain kept"].map((head) => head.padStart(head.length + 2)).join("")}`,
  );
  let [worse, all] = [0, 0];
  const differing = new Map<number, Losses[]>(SIZES.map((size) => [size, []]));
  for (const kind of KINDS) {
    for (const size of SIZES) {
      const rows = Array.from({ length: people }, (_, person) =>
        measurePerson(kind, size, seed + person, hasNative),
      );
      const worseGuarded = rows.filter((row) => row.guarded > row.byDefault).length;
      const worseUnguarded = rows.filter((row) => row.unguarded > row.byDefault).length;
      const of = (pick: (row: Losses) => number) => mean(rows.map(pick));
      const share = gainOf(rows, "guarded") / gainOf(rows, "unguarded");
      worse += worseGuarded;
      all += people;
      if (kind !== "default") differing.get(size)?.push(...rows);
      const natives = rows.flatMap(({ native }) => (native === null ? [] : [native]));
      const cells = [
        String(size),
        ...[
          of((row) => row.byDefault),
          of((row) => row.unguarded),
          of((row) => row.guarded),
          of((row) => row.truth),
        ].map((loss) => loss.toFixed(4)),
        natives.length > 0 ? mean(natives).toFixed(4) : "-",
        String(worseUnguarded),
        String(worseGuarded),
        String(rows.filter((row) => row.guarded !== row.byDefault).length),
        kind === "default" ? "-" : share.toFixed(2),
      ];
      const widths = [9, 9, 11, 9, 7, 8, 18, 9, 9, 11];
      console.log(
        `  ${kind.padEnd(9)}${cells.map((cell, i) => cell.padStart(widths[i] ?? 9)).join("")}`,
      );
    }
  }
  check(
    "people made worse than the default by the guarded fit",
    "<= 2 %",
    `${worse} of ${all}`,
    worse / all <= 0.02,
  );
  for (const size of [2_000, 5_000]) {
    const rows = differing.get(size) ?? [];
    const share = gainOf(rows, "guarded") / gainOf(rows, "unguarded");
    check(
      `gain that the guard keeps, all but default, ${size} reviews`,
      ">= 0.5",
      share.toFixed(2),
      share >= 0.5,
    );
  }
}

/** Returns the mean log loss that a fit saves. */
function gainOf(rows: readonly Losses[], fit: "guarded" | "unguarded"): number {
  return mean(rows.map((row) => row.byDefault - row[fit]));
}

function measurePerson(kind: LearnerKind, size: number, seed: number, hasNative: boolean): Losses {
  const learner = drawLearner(kind, randomOf(seed, KINDS.indexOf(kind)));
  const { histories } = simulateLog(learner, size, seed);
  const lossOf = makeLoss(learner, seed + 1_000_000);
  const fitted = fitParameters(histories, 0);
  if (!fitted.ok) throw new Error(`Inconsistent: ${fitted.error.field}`);
  const { value } = fitted;
  const native = hasNative ? fitNatively(histories) : "absent";
  return {
    byDefault: lossOf(DEFAULT_WEIGHTS),
    unguarded: lossOf(fitWeights(tableOf(histories), ALL_TIME)),
    guarded: lossOf(value.outcome === "adopted" ? value.set.weights : DEFAULT_WEIGHTS),
    truth: lossOf(learner.weights),
    native: typeof native === "string" ? null : lossOf(native),
  };
}

function makeLoss(learner: Learner, seed: number): (weights: readonly number[]) => number {
  const { histories, chances } = simulateLog(learner, HELD_OUT_REVIEWS, seed);
  const table = tableOf(histories);
  const truth = histories.flatMap(({ days }, card) =>
    (chances[card] ?? []).filter(
      (_, review) => review > 0 && (days[review] ?? 0) > (days[review - 1] ?? 0),
    ),
  );
  return (weights) =>
    mean(
      predict(table, weights, ALL_TIME).map(({ recall }, i) => {
        const [p, q] = [Math.min(1 - 1e-4, Math.max(1e-4, recall)), truth[i] ?? Number.NaN];
        return -q * Math.log(p) - (1 - q) * Math.log(1 - p);
      }),
    );
}

function tableOf(histories: readonly CardHistory[]): ReviewTable {
  const table = tabulate(histories);
  if (!table.ok) throw new Error(`Inconsistent: ${table.error.field}`);
  return table.value;
}

/** Returns the native optimiser's weights. It runs in another process, because it can crash. */
function fitNatively(histories: readonly CardHistory[]): readonly number[] | "absent" | "failed" {
  const child = spawnSync(process.execPath, [path.join(import.meta.dirname, "native-fit.mjs")], {
    input: JSON.stringify(histories),
    encoding: "utf8",
    timeout: 60_000,
    maxBuffer: 1e7,
  });
  if (child.status === 3) return "absent";
  if (child.status !== 0) return "failed";
  return JSON.parse(child.stdout) as number[];
}
