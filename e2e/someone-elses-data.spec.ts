import { randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { builtRoutes, manifest } from "./support/built-routes";
import {
  answer,
  askInstead,
  expect,
  grade,
  leaveFor,
  signUp,
  startInterview,
  test,
} from "./support/fixtures";

/*
 * The attacker is signed in and knows every id of the victim. The pages, handlers and actions come
 * from the build, so a new one without a row here fails this file.
 */

type Victim = {
  readonly interviewId: string;
  readonly openInterviewId: string;
  readonly eventId: string;
};

const SECRET = "The victim's own words";
const QUESTION = "aws/multi-az-and-read-replicas";
const IS_PUBLIC = "has no data of a person";

/**
 * The address that the attacker opens for each page. The answer mustn't contain the victim's words.
 */
const PAGES: Record<string, ((victim: Victim) => string) | typeof IS_PUBLIC> = {
  "/": IS_PUBLIC,
  "/sign-in": IS_PUBLIC,
  "/sign-up": IS_PUBLIC,
  "/try": IS_PUBLIC,
  "/_not-found": IS_PUBLIC,
  "/_global-error": IS_PUBLIC,
  "/today": () => "/today",
  "/review": () => "/review",
  "/practice": () => "/practice",
  "/progress": () => "/progress",
  "/progress/points": () => "/progress/points",
  "/settings": () => "/settings",
  "/advice": () => "/advice",
  "/advice/[slug]": () => "/advice/prepare",
  "/questions/[pack]/[slug]": () => `/questions/${QUESTION}`,
  "/interviews/new": () => "/interviews/new",
  "/interviews/[id]": ({ openInterviewId }) => `/interviews/${openInterviewId}`,
  "/interviews/[id]/report": ({ interviewId }) => `/interviews/${interviewId}/report`,
};

const grading = () => ({
  eventId: uuidv7(),
  grade: "again",
  tickedPointIds: [],
  thinkingMs: null,
  gradingMs: 1,
  clientAt: new Date().toISOString(),
});
const typing = () => ({
  writerId: randomUUID(),
  seq: 1,
  text: "Overwritten",
  basedOnWriter: null,
  basedOnSeq: null,
});

/** What the attacker sends to each handler with the victim's ids. Each must be refused. */
const HANDLERS: Record<
  string,
  ((victim: Victim) => { path: string; body: unknown; status: number }) | typeof IS_PUBLIC
> = {
  "/api/health": IS_PUBLIC,
  "/api/ready": IS_PUBLIC,
  // This must come before /api/reviews, which undoes the grade, because then there's no report.
  "/api/readings": ({ interviewId }) => ({
    path: "/api/readings",
    body: { kind: "report", interviewId },
    status: 404,
  }),
  "/api/reviews": ({ eventId }) => ({
    path: "/api/reviews",
    body: {
      kind: "void",
      eventId: uuidv7(),
      targetId: eventId,
      clientAt: new Date().toISOString(),
    },
    status: 409,
  }),
  "/api/interviews/[id]/items/[position]/draft": ({ openInterviewId }) => ({
    path: `/api/interviews/${openInterviewId}/items/0/draft`,
    body: typing(),
    status: 404,
  }),
  "/api/interviews/[id]/items/[position]/lock": ({ openInterviewId }) => ({
    path: `/api/interviews/${openInterviewId}/items/0/lock`,
    body: { typed: typing() },
    status: 404,
  }),
  "/api/interviews/[id]/items/[position]/step": ({ openInterviewId }) => ({
    path: `/api/interviews/${openInterviewId}/items/0/step`,
    body: { kind: "extend", nth: 1 },
    status: 404,
  }),
  "/api/interviews/[id]/session-log": ({ openInterviewId }) => ({
    path: `/api/interviews/${openInterviewId}/session-log`,
    body: { kind: "hidden", id: uuidv7(), position: 0 },
    status: 404,
  }),
  "/api/interviews/[id]/ledger": ({ openInterviewId }) => ({
    path: `/api/interviews/${openInterviewId}/ledger`,
    body: { kind: "hidden", id: uuidv7(), position: 0 },
    status: 404,
  }),
  "/api/interviews/[id]/items/[position]/grade": ({ interviewId }) => ({
    path: `/api/interviews/${interviewId}/items/0/grade`,
    body: grading(),
    status: 404,
  }),
};

/** Handlers that only read and take no id of a row. Everybody gets their own data. */
const READERS: Record<string, readonly string[]> = {
  "/api/progress/[table]": ["topics", "due", "calibration", "mocks"].map(
    (table) => `/api/progress/${table}`,
  ),
};

/**
 * Why no action can reach another person's rows. Those that take the id of a row are tried below.
 */
const ACTIONS: Record<string, string> = {
  signInAction: IS_PUBLIC,
  signUpAction: IS_PUBLIC,
  signOutAction: "takes no id: ends the session of its own cookie",
  startInterviewAction: "takes no id: makes an interview for the asker",
  retakeAction: "tried below",
  parallelAction: "tried below",
  releaseReservedAction: "takes the id of a question: releases it for the asker",
  showQuestionAction: "tried below",
  endInterviewAction: "tried below",
  resumeInterviewAction: "tried below",
  saveSettingsAction: "takes no id: writes the asker's row",
  savePlanAction: "takes no id: writes the asker's row",
  answerZoneAction: "takes no id: writes the asker's row",
  revealAnswerAction: "takes no id of a row: opens a question for the asker alone",
};

async function makeVictim(page: Page): Promise<Victim> {
  await signUp(page);
  await startInterview(page);
  const interviewId = new URL(page.url()).pathname.split("/")[2] ?? "";
  await askInstead(page, QUESTION);
  await answer(page, SECRET);
  const graded = page.waitForRequest(/\/grade$/);
  await grade(page, "Good");
  const { eventId } = (await graded).postDataJSON() as { eventId: string };
  await expect(page).toHaveURL(/\/report$/);
  await startInterview(page);
  const openInterviewId = new URL(page.url()).pathname.split("/")[2] ?? "";
  await page.getByRole("button", { name: "Show the first question" }).click();
  await page.getByLabel("Your answer").fill(SECRET);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  return { interviewId, openInterviewId, eventId };
}

test("every page and handler of the build has a row here", () => {
  expect(builtRoutes()).toEqual({
    pages: Object.keys(PAGES).toSorted(),
    handlers: [...Object.keys(HANDLERS), ...Object.keys(READERS)].toSorted(),
  });
});

test("every action of the build has a row here", () => {
  const { node } = manifest("server-reference-manifest.json") as {
    node: Record<string, { exportedName?: string }>;
  };
  const names = new Set(Object.values(node).map(({ exportedName }) => exportedName ?? "(unnamed)"));
  expect([...names].toSorted()).toEqual(Object.keys(ACTIONS).toSorted());
});

test("nobody sees or changes another person's data", async ({ page, browser, baseURL }) => {
  const victim = await makeVictim(page);
  const attacker = await (await browser.newContext()).newPage();
  await signUp(attacker);
  await startInterview(attacker);
  const headers = { origin: baseURL ?? "" };

  for (const [route, ask] of Object.entries(PAGES)) {
    if (typeof ask === "string") continue;
    const response = await attacker.request.get(ask(victim));
    expect(await response.text(), route).not.toContain(SECRET);
    if (route.includes("[id]")) expect(response.status(), route).toBe(404);
  }
  // The attacker has no grades, so any figures here would be the victim's.
  for (const table of ["topics", "calibration"])
    expect(await (await attacker.request.get(`/api/progress/${table}`)).text()).toMatch(
      /^This table needs more reviews/,
    );
  expect(await (await attacker.request.get("/api/progress/mocks")).text()).toMatch(
    /^This table needs two unaided mocks/,
  );
  expect(await (await attacker.request.get("/api/progress/due")).text()).toMatch(
    /^Day,Questions\r\n(.+,0\r\n)+$/,
  );
  for (const [route, ask] of Object.entries(HANDLERS)) {
    if (typeof ask === "string") continue;
    const { path, body, status } = ask(victim);
    const response = await attacker.request.post(path, { data: body, headers });
    expect(response.status(), route).toBe(status);
    // Counter-check: the owner's request isn't refused, so it's the sender that matters.
    expect(
      (await page.request.post(path, { data: body, headers })).status(),
      `${route} by its owner`,
    ).not.toBe(status === 409 ? 404 : status);
  }
  const door = attacker.url();
  async function sendInstead(interviewId: string, button: string): Promise<void> {
    await attacker.evaluate((id) => {
      for (const field of document.querySelectorAll("input[name=id]"))
        field.setAttribute("value", id);
    }, interviewId);
    await attacker.getByRole("button", { name: button }).click();
  }
  async function pressForVictim(button: string): Promise<void> {
    await sendInstead(victim.openInterviewId, button);
    await expect(attacker).toHaveURL(/\/today$/);
  }
  for (const button of ["Show the first question", "End it and see the report"]) {
    await attacker.goto(door);
    await attacker.getByText("End this interview").click();
    await pressForVictim(button);
  }
  await page.goto("/today");
  await expect(page.getByRole("link", { name: /^Go on with: Your own interview/ })).toBeVisible();
  // Both interviews are abandoned, so the attacker has a button that resumes one. It must do
  // nothing for the victim's.
  for (const [tab, address] of [
    [attacker, door],
    [page, `/interviews/${victim.openInterviewId}`],
  ] as const) {
    await tab.goto(address);
    await leaveFor(tab, 3);
    await tab.reload();
    await expect(tab.getByRole("heading", { name: "This interview closed itself." })).toBeVisible();
  }
  await pressForVictim("Take it up again");
  await page.reload();
  await expect(page.getByRole("heading", { name: "This interview closed itself." })).toBeVisible();
  // The report of the attacker's interview has buttons that repeat it. They're sent with the
  // victim's id.
  await attacker.goto(door);
  await attacker.getByRole("button", { name: "End it and see the report" }).click();
  await expect(attacker).toHaveURL(/\/report$/);
  for (const button of ["The same questions again", "Others of the same kind"]) {
    await attacker.goto(`${door}/report`);
    await sendInstead(victim.interviewId, button);
    await expect(attacker.getByText("This is not here, or it is not yours.")).toBeVisible();
  }
});

test("without a session every page leads to sign-in and every handler refuses", async ({
  request,
  baseURL,
}) => {
  const nobody: Victim = {
    interviewId: randomUUID(),
    openInterviewId: randomUUID(),
    eventId: randomUUID(),
  };
  for (const [route, ask] of Object.entries(PAGES)) {
    if (typeof ask === "string") continue;
    const response = await request.get(ask(nobody), { maxRedirects: 0 });
    expect(response.status(), route).toBe(307);
    expect(response.headers()["location"], route).toContain("/sign-in?next=");
  }
  for (const path of Object.values(READERS).flat())
    expect((await request.get(path)).status(), path).toBe(401);
  for (const [route, ask] of Object.entries(HANDLERS)) {
    if (typeof ask === "string") continue;
    const { path, body } = ask(nobody);
    expect(
      (await request.post(path, { data: body, headers: { origin: baseURL ?? "" } })).status(),
      route,
    ).toBe(401);
    await expectForeignOriginRefused(request, path, body, route);
  }
});

async function expectForeignOriginRefused(
  request: APIRequestContext,
  path: string,
  body: unknown,
  route: string,
): Promise<void> {
  expect(
    (
      await request.post(path, { data: body, headers: { origin: "https://evil.example" } })
    ).status(),
    route,
  ).toBe(403);
  expect((await request.post(path, { data: body })).status(), `${route} without an origin`).toBe(
    403,
  );
}
