import { expect, test } from "vitest";
import { USUAL_MEMORY } from "@/lib/memory/rules/cards/person-memory";
import { availabilityOf, USUAL_PLAN } from "@/lib/memory/rules/plan/plan-settings";
import { doMemoryWork, type MemoryWork } from "./memory-work";
import { runMemoryWork } from "./run-memory-work";

const card = {
  topic: "a",
  level: "beginner",
  lastDay: null,
  dueDay: null,
  memory: null,
  expectedSeconds: 60,
};
const work: MemoryWork = {
  kind: "project",
  memory: USUAL_MEMORY,
  input: {
    cards: Array.from({ length: 20 }, (_, i) => ({ ...card, id: String(i) })),
    today: 20_000,
    interviewDay: 20_010,
    availability: availabilityOf(USUAL_PLAN),
    spentSecondsToday: 0,
    newPerDay: 5,
    startedToday: 0,
    desiredRetention: 0.9,
  },
};

test("another thread gives the same result, even for two requests at once", async () => {
  const here = doMemoryWork(work);
  expect(here).not.toBeNull();
  expect(await Promise.all([runMemoryWork(work), runMemoryWork(work)])).toEqual([here, here]);
});

test("short work waits until long work is done", async () => {
  const cards = Array.from({ length: 300 }, (_, i) => ({ ...card, id: String(i) }));
  const long: MemoryWork = { ...work, input: { ...work.input, cards, interviewDay: 20_050 } };
  const done: string[] = [];
  await Promise.all([
    runMemoryWork(long).then(() => done.push("long")),
    runMemoryWork({ ...work, input: { ...work.input, cards: [] } }).then(() => done.push("short")),
  ]);
  expect(done).toEqual(["long", "short"]);
});

test("an error in the thread is thrown here, and the next work is still done", async () => {
  const broken = {
    ...work,
    memory: { weights: [1], parameterVersion: "broken", desiredRetention: null },
  };
  await expect(runMemoryWork(broken)).rejects.toThrow(/21 weights/);
  expect(await runMemoryWork(work)).not.toBeNull();
});
