import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { findOpenAbsence } from "@/lib/interview/data/session-log";
import { after, anInterview, aPerson, NOW, typed, type Person } from "@/scripts/testing/people";
import { keepDraft } from "./keep-draft";
import { lockAnswer } from "./lock-answer";
import { showQuestion } from "./show-question";
import { loadInterview } from "./load-interview";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { writeSessionLog, type PageReport } from "./write-session-log";

let person: Person;
beforeAll(async () => {
  await loadPacks(NOW);
  person = await aPerson();
});

/** Returns a question whose clock runs, and a page that reports about it. */
async function aRunningQuestion() {
  const interviewId = await anInterview(person);
  const item = { userId: person.userId, interviewId, position: 0 };
  await showQuestion({ ...item, now: NOW });
  const report = (seconds: number, what: PageReport) =>
    writeSessionLog({ ...item, now: after(seconds), report: what });
  return { item, report };
}

describe("a page that goes out of sight while a clock runs", () => {
  test("is away from then until it's back, by the server's clock", async () => {
    const { item, report } = await aRunningQuestion();
    const id = uuidv7();
    expect(await report(10, { kind: "hidden", id })).toEqual({ ok: true, value: { ms: 0 } });
    expect(
      await loadInterview({ ...person, interviewId: item.interviewId, now: after(12) }),
    ).toMatchObject({
      openAbsence: id,
    });
    // Its own timer stopped during sleep.
    expect(await report(22, { kind: "shown", id, ms: 0 })).toEqual({
      ok: true,
      value: { ms: 12_000 },
    });
    expect(await findOpenAbsence(person.userId, item)).toBeNull();
  });

  test("and reports the same again, changes nothing", async () => {
    const { report } = await aRunningQuestion();
    const id = uuidv7();
    await report(10, { kind: "hidden", id });
    await report(11, { kind: "hidden", id });
    await report(15, { kind: "shown", id, ms: 5_000 });
    expect(await report(20, { kind: "shown", id, ms: 10_000 })).toEqual({
      ok: true,
      value: { ms: 5_000 },
    });
  });

  test("and was heard of only when it came back, is believed for as long as the clock ran", async () => {
    const { report } = await aRunningQuestion();
    const id = uuidv7();
    expect(await report(30, { kind: "shown", id, ms: 3_600_000 })).toEqual({
      ok: true,
      value: { ms: 30_000 },
    });
    // The report of leaving was slow, so it doesn't start another absence.
    expect(await report(31, { kind: "hidden", id })).toEqual({ ok: true, value: { ms: 0 } });
    expect(await report(40, { kind: "shown", id, ms: 0 })).toEqual({
      ok: true,
      value: { ms: 30_000 },
    });
  });

  test("and was heard of late, was away from the moment it went", async () => {
    const { report } = await aRunningQuestion();
    const id = uuidv7();
    await report(10, { kind: "hidden", id });
    expect(await report(14, { kind: "shown", id, ms: 9_000 })).toEqual({
      ok: true,
      value: { ms: 9_000 },
    });
  });

  test("isn't brought back by its own requests, however late", async () => {
    const { item, report } = await aRunningQuestion();
    const id = uuidv7();
    await report(10, { kind: "hidden", id });
    await keepDraft({ ...item, now: after(14), typed: typed("Long on its way"), isInSight: false });
    expect(await findOpenAbsence(person.userId, item)).toBe(id);
    expect(await report(50, { kind: "shown", id, ms: 40_000 })).toEqual({
      ok: true,
      value: { ms: 40_000 },
    });
  });

  test("is back when the person continues on any device", async () => {
    const { item, report } = await aRunningQuestion();
    const [laptop, tablet] = [uuidv7(), uuidv7()];
    await report(10, { kind: "hidden", id: laptop });
    await report(12, { kind: "hidden", id: tablet });
    expect(await report(20, { kind: "shown", id: laptop, ms: 0 })).toEqual({
      ok: true,
      value: { ms: 10_000 },
    });
    expect(await findOpenAbsence(person.userId, item)).toBeNull();
  });

  test("is away only until something is typed on another device, but its own last words don't bring it back", async () => {
    const { item, report } = await aRunningQuestion();
    const [id, writerId] = [uuidv7(), uuidv7()];
    await keepDraft({ ...item, now: after(8), typed: typed("On my", { writerId }) });
    await report(10, { kind: "hidden", id });
    await keepDraft({ ...item, now: after(12), typed: typed("On my phone", { writerId, seq: 2 }) });
    // It has nothing new, and the other one only asks for the time.
    await keepDraft({ ...item, now: after(15), typed: typed("On my phone", { writerId, seq: 2 }) });
    await keepDraft({ ...item, now: after(16), typed: typed("", { seq: 0 }) });
    expect(await findOpenAbsence(person.userId, item)).toBe(id);
    await keepDraft({ ...item, now: after(20), typed: typed("On my laptop") });
    await lockAnswer({ ...item, now: after(40), typed: typed("On my laptop"), by: "person" });
    expect(await report(60, { kind: "shown", id, ms: 50_000 })).toEqual({
      ok: true,
      value: { ms: 10_000 },
    });
  });

  test("is away until the lock, not until somebody looks", async () => {
    const { item, report } = await aRunningQuestion();
    const id = uuidv7();
    await report(10, { kind: "hidden", id });
    await lockAnswer({ ...item, now: after(14), typed: typed("From my phone"), by: "person" });
    expect(await report(90, { kind: "shown", id, ms: 80_000 })).toEqual({
      ok: true,
      value: { ms: 4_000 },
    });
    expect(await report(95, { kind: "hidden", id: uuidv7() })).toMatchObject({
      error: { code: "clock_stopped" },
    });
  });
});

test("a lost connection and a corrected clock are stored with their length", async () => {
  const { report } = await aRunningQuestion();
  expect(await report(30, { kind: "offline", id: uuidv7(), ms: 8_000 })).toEqual({
    ok: true,
    value: { ms: 8_000 },
  });
  expect(await report(31, { kind: "clock", id: uuidv7(), ms: 4_500 })).toEqual({
    ok: true,
    value: { ms: 4_500 },
  });
});

test("nobody can write into another person's session log, for a question that doesn't exist, or before the question is shown", async () => {
  const stranger = await aPerson();
  const { item } = await aRunningQuestion();
  const report: PageReport = { kind: "hidden", id: uuidv7() };
  expect(
    await writeSessionLog({ ...item, userId: stranger.userId, now: after(5), report }),
  ).toMatchObject({
    error: { code: "not_found" },
  });
  expect(await writeSessionLog({ ...item, position: 9, now: after(5), report })).toMatchObject({
    error: { code: "not_found" },
  });
  expect(await findOpenAbsence(person.userId, item)).toBeNull();
  expect(await findOpenAbsence(stranger.userId, item)).toBeNull();
  const unseen = { ...item, interviewId: await anInterview(person) };
  expect(await writeSessionLog({ ...unseen, now: after(5), report })).toMatchObject({
    error: { code: "not_shown" },
  });
});

test("a session log has a limit, and its open entries can still be ended after that", async () => {
  const { report } = await aRunningQuestion();
  const first = uuidv7();
  await report(1, { kind: "hidden", id: first });
  const rest = await Promise.all(
    Array.from({ length: 299 }, () => report(2, { kind: "offline", id: uuidv7(), ms: 1_000 })),
  );
  expect(rest.every(({ ok }) => ok)).toBe(true);
  expect(await report(3, { kind: "offline", id: uuidv7(), ms: 1_000 })).toMatchObject({
    error: { code: "session_log_full" },
  });
  expect(await report(5, { kind: "shown", id: first, ms: 4_000 })).toEqual({
    ok: true,
    value: { ms: 4_000 },
  });
});
