import { beforeAll, expect, test } from "vitest";
import { step } from "@/lib/interview/rules/session/machine";
import { showQuestion } from "@/lib/interview/usecases/show-question";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { releaseMeasuredWrite, releaseWrite } from "@/lib/questions/data/reserved-questions";
import { commit } from "@/lib/shared/data/commit";
import { after, anInterview, aPerson, NOW } from "@/scripts/testing/people";
import { findInterview, findInterviewAndCard } from "./interviews";
import { stepWrites } from "./interview-writes";

beforeAll(() => loadPacks(NOW));

/** Returns an interview before its first question, and what showing that question would change. */
async function aStepPrepared() {
  const person = await aPerson();
  const { userId } = person;
  const interviewId = await anInterview(person);
  const before = await findInterview(userId, interviewId);
  if (!before) throw new Error("Inconsistent: the interview was not kept.");
  const shown = step(before, { kind: "show", position: 0 }, after(5));
  if (!shown.ok) throw new Error("Inconsistent: the first question could not be shown.");
  return {
    userId,
    interviewId,
    writes: stepWrites(userId, before, shown.value),
    shown: shown.value,
  };
}

test("a step is stored with every field of its item when nothing came in between", async () => {
  const { userId, interviewId, writes, shown } = await aStepPrepared();
  expect(await commit(writes)).toBe("done");
  expect(await findInterview(userId, interviewId)).toEqual({
    ...shown,
    version: shown.version + 1,
  });
});

test("a step isn't stored when another one came first", async () => {
  const { userId, interviewId, writes } = await aStepPrepared();
  await showQuestion({ userId, interviewId, position: 0, now: NOW });
  const between = await findInterview(userId, interviewId);
  expect(await commit(writes)).toBe("raced");
  expect(await findInterview(userId, interviewId)).toEqual(between);
});

test("a question in a stranger's interview isn't found, and neither is a position that it doesn't have", async () => {
  const { userId, interviewId } = await aStepPrepared();
  const stranger = await aPerson();
  expect(await findInterviewAndCard(userId, { interviewId, position: 0 })).not.toBeNull();
  expect(await findInterviewAndCard(userId, { interviewId, position: 1 })).toBeNull();
  expect(await findInterviewAndCard(stranger.userId, { interviewId, position: 0 })).toBeNull();
});

test("every write names the person and the full key of its row", async () => {
  const { userId, writes } = await aStepPrepared();
  const releases = [
    releaseWrite(userId, "aws/vpc", "reveal", NOW),
    releaseMeasuredWrite(userId, "aws/vpc", NOW),
  ];
  for (const { text, values } of [...writes, ...releases]) {
    expect(text).toMatch(/^UPDATE \w+\s+SET [^]*? WHERE user_id = \$1(::uuid)? AND /);
    expect(text).not.toMatch(/WITH|json/i);
    expect(values[0]).toBe(userId);
  }
});
