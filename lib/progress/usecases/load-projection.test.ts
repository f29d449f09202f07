import { beforeAll, describe, expect, test } from "vitest";
import { USUAL_PLAN } from "@/lib/memory/rules/plan/plan-settings";
import { findProjection } from "@/lib/memory/data/projections";
import { gradeReview } from "@/lib/practice/usecases/grade-review";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { saveSettings } from "@/lib/account/data/users";
import { listQuestions } from "@/lib/questions/data/packs";
import { aGrade, aPerson, after, type Person } from "@/scripts/testing/people";
import { doJobs } from "@/scripts/testing/jobs";
import { runSql } from "@/scripts/testing/run-sql";
import { loadProjection } from "./load-projection";

const NOW = after(0);
const plan = { ...USUAL_PLAN, interviewAt: after(5 * 86_400) };
let questionId = "";

beforeAll(async () => {
  await loadPacks(NOW);
  questionId = (await listQuestions())[0]?.id ?? "";
});

async function aLearner() {
  const person = await aPerson();
  await saveSettings(person.userId, plan);
  return { ...person, newPerDay: 5, now: NOW, plan };
}

/** Does jobs as they are asked for, as the worker does, until the projection is there. */
async function loadWithWorker(learner: Parameters<typeof loadProjection>[0]) {
  const over = new AbortController();
  const work = async () => {
    while (!over.signal.aborted) await doJobs(NOW);
  };
  const [loaded] = await Promise.all([loadProjection(learner).finally(() => over.abort()), work()]);
  return loaded;
}

const grade = (person: Person) => gradeReview({ ...aGrade(person, { now: NOW }), questionId });

describe("the projection of a plan", () => {
  test("is there as soon as the worker has stored it, and is kept for the same day", async () => {
    const learner = await aLearner();
    const loaded = await loadWithWorker(learner);
    expect(loaded).toMatchObject({ recallWithout: 0, recall: expect.any(Number) as number });
    // Nobody works now.
    expect(await loadProjection(learner, 0)).toEqual(loaded);
    expect(await doJobs(NOW)).toEqual([]);
  });

  test("is calculated again after a grade", async () => {
    const learner = await aLearner();
    await loadWithWorker(learner);
    await grade(learner);
    expect(await loadProjection(learner, 0)).toBe("waiting");
    const loaded = await loadWithWorker(learner);
    expect(loaded).toMatchObject({ recallWithout: expect.any(Number) as number });
    expect(loaded).not.toMatchObject({ recallWithout: 0 });
  });

  test("that many pages ask for is one job", async () => {
    const learner = await aLearner();
    const asked = Array.from({ length: 10 }, () => loadProjection(learner, 0));
    expect(new Set(await Promise.all(asked))).toEqual(new Set(["waiting"]));
    expect(await doJobs(NOW)).toEqual(["project"]);
  });

  test("is each person's own", async () => {
    const [learner, stranger] = [await aLearner(), await aLearner()];
    await loadWithWorker(learner);
    expect(await findProjection(stranger.userId)).toBeNull();
    expect(await loadProjection(stranger, 0)).toBe("waiting");
    await doJobs(NOW);
  });

  test("of a person who is gone is no fault", async () => {
    const learner = await aLearner();
    await loadProjection(learner, 0);
    await runSql("DELETE FROM users WHERE id = $1", [learner.userId]);
    expect(await doJobs(NOW)).toEqual(["project"]);
    expect(await runSql("SELECT 1 FROM graphile_worker.jobs", [])).toEqual([]);
  });

  test("isn't waited for when the worker has given up", async () => {
    const learner = await aLearner();
    const giveUp = () =>
      runSql(
        "UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = $1 RETURNING id",
        [`project:${learner.userId}`],
      );
    const loading = loadProjection(learner);
    await expect.poll(giveUp).toHaveLength(1);
    expect(await loading).toBe("failed");
  });

  test("isn't asked for without an interview ahead", async () => {
    const learner = { ...(await aLearner()), plan: USUAL_PLAN };
    expect(await loadProjection(learner, 0)).toBeNull();
    expect(await doJobs(NOW)).toEqual([]);
  });
});
