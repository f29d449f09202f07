import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { builtRoutes } from "@/e2e/support/built-routes";
import { DATABASE_TIMEOUTS } from "@/lib/shared/data/pool";
import { LOST_DATABASE } from "@/lib/shared/lost-database";
import { callAction, hiddenFields, sendFields } from "./support/forms";
import { aGrade, post } from "./support/grading";
import { isReady, startGreenroom, type Greenroom } from "./support/greenroom";
import { ownDatabase, type OwnDatabase } from "./support/own-database";
import { aPerson, listQuestions, type Person } from "./support/people";
import { until } from "./support/processes";

const RECOVER_WITHIN_MS = 10_000;
/** One timeout to connect and one to read, plus time to answer. */
const ANSWER_WITHIN_MS = DATABASE_TIMEOUTS.connect + DATABASE_TIMEOUTS.read + 2_000;
/** Answered without the database, or tested separately below. */
const APART = new Set(["/_not-found", "/_global-error", "/api/health", "/api/ready"]);
/**
 * Sample values for addresses. The rows needn't exist, since nothing is read before the session is.
 */
const FILLED = {
  "[id]": randomUUID(),
  "[position]": "0",
  "[pack]/[slug]": "aws/iam-users-and-roles",
  "[slug]": "prepare",
};
const addresses = (routes: readonly string[]) =>
  routes
    .filter((route) => !APART.has(route))
    .map((route) =>
      Object.entries(FILLED).reduce((filled, [name, value]) => filled.replace(name, value), route),
    );
// New pages and handlers are included automatically.
const { pages, handlers } = builtRoutes();
/** The only handler that's opened like a page. */
const TABLE = "/api/progress/[table]";
const PAGES = [...addresses(pages), TABLE.replace("[table]", "topics")];
const HANDLERS = addresses(handlers.filter((handler) => handler !== TABLE));

let database: OwnDatabase;
let app: Greenroom;
let person: Person;
let question = "";
let isDown = false;

beforeAll(async () => {
  database = await ownDatabase();
  app = await startGreenroom({ settings: { DATABASE_URL: database.url } });
  person = await aPerson(database.url);
  question = (await listQuestions(database.url))[0] ?? "";
});

type Fault = {
  readonly name: string;
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<unknown>;
};
const FAULTS: readonly Fault[] = [
  { name: "killed", begin: () => database.kill(), end: () => database.start() },
  { name: "frozen", begin: async () => database.freeze(), end: async () => database.thaw() },
];

describe.for(FAULTS)("while the database is $name", ({ begin, end }) => {
  beforeAll(async () => {
    // Opens pages first, so that the pool has connections to lose.
    await Promise.all(PAGES.map((page) => get(page)));
    await begin();
    isDown = true;
    return recover;
  });

  async function recover(): Promise<void> {
    if (isDown) await end();
    isDown = false;
    await until("the app is ready again", RECOVER_WITHIN_MS, () => isReady(app));
  }

  test.concurrent("every page says so in plain HTML and asks to come back later", async () => {
    const answers = await within(PAGES.map((page) => get(page)));
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get("retry-after")).toMatch(/^\d+$/);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.get("set-cookie")).toBeNull();
      const text = await answer.text();
      expect(text).toContain("you’re still signed in");
      expect(text).not.toContain("<script");
    }
  });

  test.concurrent(
    "a page requested by the app's script names the fault, whatever its status",
    async () => {
      // Next redirects a script's request to an address with a cache key first.
      const [first] = await within([get("/today", { rsc: "1" })]);
      const answer = await get(first?.headers.get("location") ?? "/today", { rsc: "1" });
      expect(answer.headers.get("set-cookie")).toBeNull();
      expect(await answer.text()).toContain(LOST_DATABASE);
    },
  );

  test.concurrent("every handler answers in JSON that the request can be sent again", async () => {
    const answers = await within(HANDLERS.map((handler) => send(handler)));
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get("retry-after")).toMatch(/^\d+$/);
      expect(answer.headers.get("set-cookie")).toBeNull();
      expect(await answer.json()).toMatchObject({ code: "unavailable" });
    }
  });

  test.concurrent("forty people at once all get an answer", async () => {
    const answers = await within(Array.from({ length: 40 }, () => get("/today")));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  });

  test.concurrent("a sign-in form says that nothing is lost and signs nobody in", async () => {
    const page = `${app.url}/sign-in`;
    const fields = {
      ...(await hiddenFields(page)),
      email: "a@example.org",
      password: "four plain walruses",
    };
    const [answer] = await within([sendFields(page, fields)]);
    expect(answer?.headers.get("set-cookie")).toBeNull();
    expect(await answer?.text()).toContain("Nothing is lost");
  });

  test.concurrent("a form of a signed-in person says so too and keeps what was typed", async () => {
    const fields = {
      zone: "UTC",
      cutoffHour: "4",
      newPerDay: "7",
      extraTime: "none",
      theme: "dark",
    };
    const [answer] = await within([
      callAction(`${app.url}/settings`, "saveSettingsAction", fields, { cookie: person.cookie }),
    ]);
    const said = await answer?.text();
    expect(said).toContain("Nothing is lost");
    // The answer contains the typed values.
    expect(said).toContain('"theme":"dark"');
  });

  test.concurrent(
    "a form with only a button says so too and doesn't sign anybody out",
    async () => {
      const item = { id: randomUUID(), position: "0" };
      const answers = await within([
        callAction(`${app.url}/settings`, "signOutAction", {}, { cookie: person.cookie }),
        callAction(`${app.url}/today`, "showQuestionAction", item, { cookie: person.cookie }),
        callAction(
          `${app.url}/today`,
          "endInterviewAction",
          { id: item.id },
          { cookie: person.cookie },
        ),
      ]);
      for (const answer of answers) {
        expect(answer.headers.get("set-cookie")).toBeNull();
        expect(await answer.text()).toContain("Nothing is lost");
      }
    },
  );

  test.concurrent("the health check still passes and the readiness check fails", async () => {
    const [health, ready] = await within([get("/api/health"), get("/api/ready")]);
    expect([health?.status, ready?.status, ready?.headers.get("retry-after")]).toEqual([
      200,
      503,
      "5",
    ]);
  });

  test("the app recovers by itself once the database is back, with the same session", async () => {
    await recover();
    const today = await get("/today");
    expect(today.status).toBe(200);
    expect(await today.text()).toContain("Today");
    const graded = await post(app, person, aGrade(question));
    expect(graded.status).toBe(200);
    // Nobody restarted the app.
    expect(app.start.exitCode).toBeNull();
  });
});

function get(page: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL(page, app.url), {
    headers: { cookie: person.cookie, ...headers },
    redirect: "manual",
  });
}

function send(handler: string): Promise<Response> {
  return fetch(app.url + handler, {
    method: "POST",
    headers: { "content-type": "application/json", origin: app.url, cookie: person.cookie },
    body: JSON.stringify(aGrade(question)),
  });
}

/** Returns the answers and expects them in time. */
async function within(answers: Promise<Response>[]): Promise<Response[]> {
  const began = performance.now();
  const all = await Promise.all(answers);
  expect(performance.now() - began).toBeLessThan(ANSWER_WITHIN_MS);
  return all;
}
