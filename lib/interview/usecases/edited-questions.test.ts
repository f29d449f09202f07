// The promise to a person when an author edits a question: what they were asked, and how they
// answered, stays as it was.
import { beforeAll, expect, test } from "vitest";
import { readShippedPacks } from "@/lib/content/read-shipped-packs";
import { revisionOf } from "@/lib/content/revision";
import { runSql } from "@/scripts/testing/run-sql";
import { findInterview } from "@/lib/interview/data/interviews";
import { findCurrentQuestion, findRevision, savePack } from "@/lib/questions/data/packs";
import type { LoadedPack } from "@/lib/questions/rules/question-schema";
import { aMock } from "@/scripts/testing/mocks";
import { after, aGrade, anInterview, aPerson, NOW, predict, typed } from "@/scripts/testing/people";
import { lockAnswer } from "./lock-answer";
import { showQuestion } from "./show-question";
import { loadInterview } from "./load-interview";
import { loadReport } from "@/lib/progress/usecases/load-report";
import { gradeInterviewItem } from "./grade-item";

let packs: readonly LoadedPack[] = [];

beforeAll(async () => {
  packs = await readShippedPacks();
  for (const pack of packs) await savePack(pack, NOW);
});

/** Loads every pack with another prompt and other points in every question. */
async function editEverything(): Promise<void> {
  for (const { pack, digest, questions } of packs) {
    const edited = questions.map(({ id, content }) => {
      const keyPoints = content.keyPoints.map((point) => ({
        ...point,
        id: `new-${point.id}`,
        text: "Edited",
      }));
      const next = { ...content, prompt: `Edited: ${content.prompt}`, keyPoints };
      return { id, revision: revisionOf(next), content: next };
    });
    await savePack({ pack, digest: `${digest}, edited`, questions: edited }, after(300));
  }
}

/** Returns the person's cards and events, with every column. */
function progressOf(userId: string): Promise<unknown> {
  return Promise.all(
    ["cards", "review_events", "interviews", "interview_items"].map((table) =>
      runSql(`SELECT * FROM ${table} WHERE user_id = $1 ORDER BY ${table}::text`, [userId]),
    ),
  );
}

test("an edited question leaves cards, events, the report and the open interview unchanged", async () => {
  const person = await aPerson();
  const { userId } = person;
  const mockId = await aMock(person, 2, { tick: (ids) => ids.slice(0, 1) });
  const interviewId = await anInterview(person, 1);
  await showQuestion({ userId, interviewId, position: 0, now: after(200) });
  await lockAnswer({
    userId,
    interviewId,
    position: 0,
    now: after(220),
    typed: typed("An answer"),
    by: "person",
  });
  await predict(person, interviewId, after(221));
  const asked = (await findInterview(userId, interviewId))?.items[0];
  const before = await findRevision(asked?.questionId ?? "", asked?.revision ?? "");
  const seen = async () => ({
    // `titleOf` is a new function on each load.
    report: {
      ...(await loadReport({ ...person, interviewId: mockId, now: after(400) })),
      titleOf: null,
    },
    open: await loadInterview({ ...person, interviewId, now: after(400) }),
    progress: await progressOf(userId),
    // A process keeps the revisions that it has read, so a new one is needed to see what's stored.
    stored: await runSql(
      "SELECT content FROM question_revisions WHERE question_id = $1 AND revision = $2",
      [asked?.questionId, asked?.revision],
    ),
  });
  const first = await seen();
  expect(first.open).toMatchObject({ kind: "grading", content: before });

  await editEverything();

  const current = await findCurrentQuestion(asked?.questionId ?? "");
  expect(current?.content.prompt).toBe(`Edited: ${before?.prompt}`);
  expect(current?.revision).not.toBe(asked?.revision);
  const second = await seen();
  expect(second).toEqual(first);
  expect(JSON.stringify([second.report.items, second.open])).not.toContain("Edited");

  // A later grade is for the question as it was asked, with its old points.
  const tickedPointIds = before?.keyPoints.map(({ id }) => id) ?? [];
  const grade = aGrade(person, { now: after(410), tickedPointIds });
  expect(await gradeInterviewItem({ ...grade, interviewId, position: 0 })).toMatchObject({
    ok: true,
  });
  expect(
    await runSql(
      `SELECT revision, ticked_point_ids AS "tickedPointIds" FROM review_events WHERE user_id = $1 AND id = $2`,
      [userId, grade.eventId],
    ),
  ).toEqual([{ revision: asked?.revision, tickedPointIds }]);
});
