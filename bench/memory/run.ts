// npm run bench:memory: compares the plan with its rivals and the fit with the defaults, and
// measures their speed. bench/memory/README.md says how to read it.
import { benchLogLoss } from "./log-loss";
import { check, missedTargets } from "./checks";
import { benchRecall } from "./recall";
import { benchSpeed } from "./speed";
import { benchStudyDays } from "./study-days";

const began = performance.now();
const days = benchStudyDays();
check(
  "a study day, times a bare formatToParts",
  "<= 1.5",
  days.ratio.toFixed(2),
  days.ratio <= 1.5,
);
benchSpeed(7);
benchRecall({ people: 30, seed: 3_000 });
benchLogLoss({ people: 30, seed: 5_000 });
const missed = missedTargets();
console.log(`\n${missed.length === 0 ? "All targets are met." : `Missed: ${missed.join("; ")}.`}`);
console.log(`Took ${((performance.now() - began) / 1000).toFixed(0)} s.`);
