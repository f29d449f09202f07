// npm run pictures: retakes the README's pictures, from the production build and a person with
// three weeks of history.
import { chromium, type Browser, type Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { PASSWORD, points, signIn } from "@/e2e/support/fixtures";
import startApp from "@/e2e/support/start-app";
import { closeDatabase } from "@/lib/shared/data/client";
import { findInterview } from "@/lib/interview/data/interviews";
import { createInterview } from "@/lib/interview/data/interview-writes";
import { findCurrentQuestion, findRevision } from "@/lib/questions/data/packs";
import type { Grade } from "@/lib/memory/rules/cards/grade";
import { USUAL_MEMORY } from "@/lib/memory/rules/cards/person-memory";
import type { Level } from "@/lib/questions/rules/level";
import { actOnItem } from "@/lib/interview/usecases/act-on-item";
import { lockAnswer } from "@/lib/interview/usecases/lock-answer";
import { showQuestion } from "@/lib/interview/usecases/show-question";
import { gradeInterviewItem } from "@/lib/interview/usecases/grade-item";
import { signUp } from "@/lib/account/usecases/sign-up";
import { startInterview } from "@/lib/interview/usecases/start-interview";
import { buildApp } from "./lib/make-ready.mjs";
import { aBlueprint, aGrade, aSession, type Person, typed } from "./testing/people";
import { DAY_MS, MINUTE_MS } from "@/lib/shared/time";
import { USUAL_PLAN } from "@/lib/memory/rules/plan/plan-settings";

const EMAIL = "robin@example.org";
const ASKED = "aws/security-groups-and-network-acls";
const ANSWER = `A security group is stateful: if a request is allowed in, the reply goes out by itself. It sits on the network interface, and it can only allow.

A network ACL guards the whole subnet. It is stateless, so I also have to open the ephemeral ports for the replies, and it can deny.

I would reach for an ACL when`;
const ENDING = " a whole subnet has to refuse a range of addresses.";
type Sitting = {
  readonly daysAgo: number;
  readonly level: Level;
  readonly grades: readonly Grade[];
};
const HISTORY: readonly Sitting[] = [
  { daysAgo: 20, level: "intermediate", grades: ["hard", "again", "good", "good"] },
  { daysAgo: 9, level: "beginner", grades: ["good", "hard", "good"] },
  { daysAgo: 2, level: "advanced", grades: ["again", "good"] },
];
const SHARE: Readonly<Record<Grade, number>> = { again: 0.4, hard: 0.6, good: 0.85, easy: 1 };

/** Takes an interview some days ago, with every question answered aloud and graded. */
async function sit(person: Person, { daysAgo, level, grades }: Sitting): Promise<void> {
  const { userId } = person;
  const at = (minutes: number) => new Date(Date.now() - daysAgo * DAY_MS + minutes * MINUTE_MS);
  const id = uuidv7();
  const blueprint = aBlueprint(grades.length, {
    cells: [{ levels: [level], topics: [], questions: grades.length }],
  });
  await startInterview({
    ...person,
    interviewId: id,
    blueprint,
    extraTime: "none",
    seed: daysAgo,
    now: at(0),
  });
  for (const item of (await findInterview(userId, id))?.items ?? []) {
    const key = { userId, interviewId: id, position: item.position };
    await showQuestion({ ...key, now: at(item.position * 5) });
    await lockAnswer({
      ...key,
      now: at(item.position * 5 + 1),
      typed: typed(""),
      by: "person",
      answerMode: "aloud",
    });
    await actOnItem({
      ...key,
      now: at(item.position * 5 + 1),
      act: { kind: "predict", confidence: 70 },
    });
    const grade = grades[item.position] ?? "good";
    const all =
      (await findRevision(item.questionId, item.revision))?.keyPoints.map((point) => point.id) ??
      [];
    const tickedPointIds = all.slice(0, Math.ceil(all.length * SHARE[grade]));
    await gradeInterviewItem({
      ...aGrade(person, { now: at(item.position * 5 + 2), grade, tickedPointIds }),
      ...key,
    });
  }
}

/** Creates an interview with one question, shown a while ago, and returns its id. */
async function beginInterview(userId: string): Promise<string> {
  const question = await findCurrentQuestion(ASKED);
  if (!question) throw new Error(`Inconsistent: ${ASKED} isn't in the bank.`);
  const { limitSeconds, level } = question.content;
  const shownAt = new Date(Date.now() - limitSeconds * 550);
  const interviewId = uuidv7();
  const blueprint = aBlueprint(1, { cells: [{ levels: [level], topics: [], questions: 1 }] });
  await createInterview(
    userId,
    {
      id: interviewId,
      blueprint,
      seed: 0,
      seriesId: interviewId,
      drawnAs: "new",
      extraTime: "none",
      createdAt: shownAt,
    },
    [
      {
        questionId: ASKED,
        revision: question.revision,
        cell: 0,
        isReserved: false,
        limitMs: limitSeconds * 1000,
        thinkingMs: 0,
      },
    ],
  );
  await showQuestion({ userId, interviewId, position: 0, now: shownAt });
  return interviewId;
}

async function takePictures(browser: Browser, { userId, zone }: Person): Promise<void> {
  const viewport = { width: 1280, height: 800 };
  const baseURL = process.env["E2E_URL"] ?? "";
  const page = await browser.newPage({
    baseURL,
    viewport,
    colorScheme: "light",
    locale: "en-GB",
    timezoneId: zone,
  });
  const picture = (name: string) => page.screenshot({ path: `docs/images/${name}.png` });
  await signIn(page, EMAIL);
  await picture("today");
  await page.goto(`/interviews/${await beginInterview(userId)}`);
  await page.getByLabel("Your answer").fill(ANSWER);
  await page.getByText("Saved", { exact: true }).waitFor();
  await picture("question");
  await page.getByLabel("Your answer").fill(ANSWER + ENDING);
  await page.getByRole("button", { name: "Lock my answer" }).click();
  await page.getByRole("button", { name: /Likely/ }).click();
  await page.setViewportSize({ ...viewport, height: 1100 });
  for (const said of [0, 1, 2, 4, 6]) await points(page).nth(said).check();
  await picture("grade");
  await frontPicture(page, "grade");
  await page.goto("/progress");
  await frontPicture(page, "progress");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/progress");
  await picture("progress-phone");
}

/** Takes a picture for the front page, which shows it in its reader's colours. */
async function frontPicture(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 860 });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `public/pictures/${name}-${colorScheme}.png` });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

await buildApp(process.cwd(), process.env);
const stop = await startApp();
try {
  process.env["DATABASE_URL"] = process.env["E2E_DATABASE_URL"];
  process.env["NEXTAUTH_SECRET"] = "nothing is signed with this, but it has to be there";
  const day = { zone: "Europe/Berlin", cutoffHour: 4 };
  const robin = { userId: uuidv7(), ...day, plan: USUAL_PLAN, memory: USUAL_MEMORY };
  await signUp({
    ...robin,
    email: EMAIL,
    password: PASSWORD,
    session: aSession(),
    isOpen: true,
    now: new Date(),
  });
  for (const sitting of HISTORY) await sit(robin, sitting);
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({
    executablePath: process.env["E2E_CHROMIUM"] ?? "",
    args,
  });
  await takePictures(browser, robin);
  await browser.close();
} finally {
  await closeDatabase();
  await stop();
}
