import type { ReviewTable } from "./reviews";
import { WEIGHT_COUNT } from "./weights";

/** The study days from `from` to `to`, excluding `to`. */
export type Window = { readonly from: number; readonly to: number };

export const ALL_TIME: Window = { from: -Infinity, to: Infinity };

/**
 * The callback for a review that the loss counts. `slope` has the derivative of `recall` by each
 * weight, and the next review overwrites it.
 */
export type Seen = (
  row: number,
  recall: number,
  slope: Float64Array,
  reps: number,
  lapses: number,
) => void;

const MIN_STABILITY = 0.001;
const MAX_STABILITY = 36_500;
const LN_09 = Math.log(0.9);

// S stability in days, D difficulty 1..10, t elapsed study days, G grade 1..4, R recall:
// - R = (1 + F t/S)^-w20, F = 0.9^(-1/w20) - 1
// - first: S = w[G-1], D = D0(G) = w4 - e^(w5 (G-1)) + 1
// - D' = w7 D0(4) + (1 - w7) (D - w6 (G-3) (10-D)/9)
// - recalled: S' = S (1 + e^w8 (11-D) S^-w9 (e^(w10 (1-R)) - 1) h), h = w15 at Hard, w16 at Easy,
//   else 1
// - forgotten: S' = min(w11 D^-w12 ((S+1)^w13 - 1) e^(w14 (1-R)), S e^(-w17 w18))
// - same day: S' = S k, k = e^(w17 (G-3+w18)) S^-w19, at least 1 unless forgotten
//
// Derivatives are exact: each step carries dS/dw and dD/dw along. At a bound they're 0.

/**
 * Runs FSRS-6 (open-spaced-repetition, "The Algorithm", 2025) over all cards and calls `seen` for
 * each long-term review inside the window. Reviews before the window only move the memory, and with
 * `withSlope` false there are no derivatives, in a third of the time.
 */
export function replay(
  table: ReviewTable,
  w: readonly number[],
  window: Window,
  seen: Seen,
  withSlope = true,
): void {
  const [w4, w5, w6, w7, w8, w9, w10] = [
    at(w, 4),
    at(w, 5),
    at(w, 6),
    at(w, 7),
    at(w, 8),
    at(w, 9),
    at(w, 10),
  ];
  const [w11, w12, w13, w14, w15, w16] = [
    at(w, 11),
    at(w, 12),
    at(w, 13),
    at(w, 14),
    at(w, 15),
    at(w, 16),
  ];
  const [w17, w18, w19, w20] = [at(w, 17), at(w, 18), at(w, 19), at(w, 20)];
  const factor = Math.exp(-LN_09 / w20) - 1;
  const factorSlope = ((factor + 1) * LN_09) / (w20 * w20);
  const easyDifficulty = w4 - Math.exp(3 * w5) + 1;
  const easySlope5 = -3 * Math.exp(3 * w5);
  const gain = Math.exp(w8);
  const ceiling = Math.exp(-w17 * w18);
  const dS = new Float64Array(WEIGHT_COUNT);
  const dD = new Float64Array(WEIGHT_COUNT);
  const dR = new Float64Array(WEIGHT_COUNT);
  const { starts, days, elapsed, grades } = table;

  for (let card = 0; card + 1 < starts.length; card++) {
    const [start, end] = [at(starts, card), at(starts, card + 1)];
    let [S, D, lapses] = [0, 0, 0];
    for (let row = start; row < end && at(days, row) < window.to; row++) {
      const G = at(grades, row);
      if (row === start) {
        dS.fill(0);
        dD.fill(0);
        S = at(w, G - 1);
        dS[G - 1] = 1;
        const raised = Math.exp((G - 1) * w5);
        D = w4 - raised + 1;
        dD[4] = 1;
        dD[5] = -(G - 1) * raised;
        D = bound(D, 1, 10, dD);
        continue;
      }
      const t = at(elapsed, row);
      const oldD = D;
      if (t === 0) {
        const k = Math.exp(w17 * (G - 3 + w18)) * S ** -w19;
        if (G === 1 || k > 1) {
          const next = S * k;
          if (withSlope) {
            const [offset, log] = [next * (G - 3 + w18), next * Math.log(S)];
            const rate = k * (1 - w19);
            for (let i = 0; i < WEIGHT_COUNT; i++) dS[i] = at(dS, i) * rate;
            dS[17] = at(dS, 17) + offset;
            dS[18] = at(dS, 18) + next * w17;
            dS[19] = at(dS, 19) - log;
          }
          S = next;
        }
      } else {
        const base = 1 + (factor * t) / S;
        const R = base ** -w20;
        if (withSlope) {
          const perBase = (-w20 * R) / base;
          const perS = (-perBase * factor * t) / (S * S);
          for (let i = 0; i < WEIGHT_COUNT; i++) dR[i] = perS * at(dS, i);
          dR[20] = at(dR, 20) - R * Math.log(base) + (perBase * factorSlope * t) / S;
        }
        if (at(days, row) >= window.from) seen(row, R, dR, row - start + 1, lapses);
        if (G === 1) {
          lapses++;
          const power = (S + 1) ** w13;
          const scale = w11 * D ** -w12 * Math.exp(w14 * (1 - R));
          const forgotten = scale * (power - 1);
          const capped = S * ceiling;
          if (forgotten <= capped) {
            if (withSlope) {
              const perS = (scale * w13 * power) / (S + 1);
              const perD = (-forgotten * w12) / D;
              for (let i = 0; i < WEIGHT_COUNT; i++)
                dS[i] = perS * at(dS, i) + perD * at(dD, i) - forgotten * w14 * at(dR, i);
              dS[11] = at(dS, 11) + forgotten / w11;
              dS[12] = at(dS, 12) - forgotten * Math.log(D);
              dS[13] = at(dS, 13) + scale * power * Math.log(S + 1);
              dS[14] = at(dS, 14) + forgotten * (1 - R);
            }
            S = forgotten;
          } else {
            if (withSlope) {
              for (let i = 0; i < WEIGHT_COUNT; i++) dS[i] = ceiling * at(dS, i);
              dS[17] = at(dS, 17) - capped * w18;
              dS[18] = at(dS, 18) - capped * w17;
            }
            S = capped;
          }
        } else {
          const bonus = G === 2 ? w15 : G === 4 ? w16 : 1;
          const grown = Math.exp(w10 * (1 - R));
          const plain = gain * (11 - D) * S ** -w9 * S;
          const added = plain * (grown - 1) * bonus;
          if (withSlope) {
            const perS = 1 + ((1 - w9) * added) / S;
            const perD = -added / (11 - D);
            const perR = -plain * bonus * w10 * grown;
            const log = added * Math.log(S);
            for (let i = 0; i < WEIGHT_COUNT; i++)
              dS[i] = perS * at(dS, i) + perD * at(dD, i) + perR * at(dR, i);
            dS[8] = at(dS, 8) + added;
            dS[9] = at(dS, 9) - log;
            dS[10] = at(dS, 10) + plain * bonus * grown * (1 - R);
            if (G === 2) dS[15] = at(dS, 15) + plain * (grown - 1);
            if (G === 4) dS[16] = at(dS, 16) + plain * (grown - 1);
          }
          S += added;
        }
      }
      S = bound(S, MIN_STABILITY, MAX_STABILITY, dS);
      const step = -w6 * (G - 3);
      const moved = oldD + (step * (10 - oldD)) / 9;
      D = w7 * easyDifficulty + (1 - w7) * moved;
      if (withSlope) {
        const perD = (1 - w7) * (1 - step / 9);
        // Difficulty only depends on w4 to w7.
        dD[4] = perD * at(dD, 4) + w7;
        dD[5] = perD * at(dD, 5) + w7 * easySlope5;
        dD[6] = perD * at(dD, 6) - ((1 - w7) * (G - 3) * (10 - oldD)) / 9;
        dD[7] = perD * at(dD, 7) + easyDifficulty - moved;
      }
      D = bound(D, 1, 10, dD);
    }
  }
}

/** Returns a cell that exists, because the type checker doesn't know the lengths. */
function at(cells: { readonly [index: number]: number }, index: number): number {
  return cells[index] as number;
}

/** Returns the value within its bounds. Clipping sets its derivative to 0. */
function bound(value: number, low: number, high: number, slope: Float64Array): number {
  if (value >= low && value <= high) return value;
  slope.fill(0);
  return value < low ? low : high;
}
