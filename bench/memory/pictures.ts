// npm run pictures:memory: draws the pictures of docs/memory.md from the model and from simulated
// people. The same seeds give the same files.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { stepCard, type CardState } from "@/lib/memory/rules/cards/fold";
import type { Grade } from "@/lib/memory/rules/cards/grade";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import { drawPicture, type Line, type Panel } from "./picture";
import { followPolicy, POLICIES } from "./recall";
import { mean } from "@/lib/shared/statistics";
import { PLAIN } from "@/lib/memory/rules/cards/schedule";

const SEED = 9_000;
const PEOPLE = 30;
const STUDY = { cards: 150, days: 30 } as const;
const MINUTES = [10, 15, 20, 25, 30, 40, 50];

write("forgetting", [forgetting()]);
write("minutes", minutes());

function write(name: string, panels: readonly Panel[]): void {
  const file = path.join("docs", "images", `memory-${name}.svg`);
  writeFileSync(file, drawPicture(panels));
  console.log(file);
}

/** Returns two cards over sixty days: one always recalled, and a harder one forgotten once. */
function forgetting(): Panel {
  const days = 60;
  return {
    title: "Chance of recall, day by day",
    x: { from: 0, to: days, ticks: [0, 15, 30, 45, 60], unit: "days" },
    y: { from: 0.8, to: 1, ticks: [0.8, 0.9, 1] },
    lines: [
      {
        name: "always recalled",
        nameAt: [18, 1.002],
        points: recallByDay(["good", "good", "good", "good", "good"], days),
        isOurs: true,
      },
      {
        name: "harder, and forgotten once",
        nameAt: [6, 0.84],
        points: recallByDay(
          ["hard", "again", "good", "good", "good", "good", "good", "good"],
          days,
        ),
      },
    ],
  };
}

function recallByDay(grades: readonly Grade[], days: number): Line["points"] {
  let state: CardState | null = null;
  const points: (readonly [number, number])[] = [];
  let given = 0;
  for (let day = 0; day <= days; day += 0.25) {
    const grade: Grade = grades[given] ?? "good";
    if (!state || day >= state.dueDay) {
      if (state)
        points.push([day, defaultModel.retrievability(day - state.lastDay, state.stability)]);
      state = stepCard(
        state,
        {
          kind: "review",
          id: "",
          occurredAt: new Date(0),
          studyDay: day,
          grade,
          source: "interview",
        },
        defaultModel,
        PLAIN,
      );
      given += 1;
    }
    points.push([day, defaultModel.retrievability(day - state.lastDay, state.stability)]);
  }
  return points;
}

/** Returns the effect of more minutes a day, with the plan and with plain FSRS. */
function minutes(): readonly Panel[] {
  const names = ["Greenroom", "FSRS .90"];
  const figures = names.map((name) =>
    MINUTES.map((given) => {
      const make = POLICIES[name];
      if (!make) throw new Error(`Inconsistent: there is no policy ${name}.`);
      return followPolicy({ ...STUDY, minutes: given }, make, { people: PEOPLE, seed: SEED });
    }),
  );
  const x = { from: 10, to: 50, ticks: [10, 20, 30, 40, 50], unit: "minutes a day" };
  const linesOf = (pick: "recall" | "below", nameAt: readonly Line["nameAt"][]): readonly Line[] =>
    names.map((name, i) => ({
      name: name === "FSRS .90" ? "plain FSRS, 90 %" : name,
      nameAt: nameAt[i] ?? [0, 0],
      isOurs: i === 0,
      points: MINUTES.map((given, j) => [given, mean(figures[i]?.[j]?.[pick] ?? [])] as const),
    }));
  return [
    {
      title: "Recalled on the day",
      x,
      y: { from: 0, to: 1, ticks: [0, 0.5, 1] },
      lines: linesOf("recall", [
        [11, 0.9],
        [15, 0.6],
      ]),
    },
    {
      title: "Questions below four in five",
      x,
      y: { from: 0, to: 1, ticks: [0, 0.5, 1] },
      lines: linesOf("below", [
        [11, 0.1],
        [16, 0.36],
      ]),
    },
  ];
}
