// Odd text wherever text can be sent never causes a fault in the program.
import { beforeAll, expect, test } from "vitest";
import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { builtRoutes, manifest } from "@/e2e/support/built-routes";
import { callAction, callWith } from "./support/forms";
import { startGreenroom, type Greenroom } from "./support/greenroom";
import { aGrade } from "./support/grading";
import { ownDatabase, type OwnDatabase } from "./support/own-database";
import { anInterview, aPerson, listQuestions, postJson, rows, type Person } from "./support/people";

/** Text that databases, addresses, templates and parsers are known to choke on. */
const ODD = [
  "\u0000",
  "a\u0000b",
  "\uD800",
  "x\uDFFF",
  "\u202Eabc",
  "\uFEFF",
  "🂡🂡",
  "__proto__",
  "constructor",
  "%00",
  "%ED%A0%80",
  "../../etc/passwd",
  "'; DROP TABLE users; --",
  "<img src=x onerror=alert(1)>",
  "a\r\nSet-Cookie: a=b",
  "$1",
  "-1",
  "1e400",
  "NaN",
  "x".repeat(5_000),
];

let database: OwnDatabase;
let app: Greenroom;
let person: Person;
let questionId: string;

beforeAll(async () => {
  database = await ownDatabase();
  app = await startGreenroom({ settings: { DATABASE_URL: database.url } });
  person = await aPerson(database.url);
  [questionId = ""] = await listQuestions(database.url);
});

/** Returns the address of an item whose question is being answered or waits for its grade. */
async function anItem(isLocked = false): Promise<string> {
  const id = await anInterview(database.url, person, { questions: [questionId] });
  const locked = isLocked ? ", locked_at = now(), locked_by = 'person', revealed_at = now()" : "";
  await rows(
    database.url,
    `UPDATE interview_items SET shown_at = now()${locked} WHERE interview_id = $1`,
    [id],
  );
  return `/api/interviews/${id}/items/0`;
}

const typed = () => ({
  writerId: uuidv4(),
  seq: 1,
  text: "Text",
  basedOnWriter: uuidv4(),
  basedOnSeq: 1,
});
const anOrder = () => ({ eventId: uuidv7(), questionId, clientAt: new Date().toISOString() });

type Sent = { readonly path: string; readonly body: Record<string, unknown> };

/**
 * What a page sends to each handler. Each request gets a new item, so that earlier requests don't
 * interfere.
 */
const HANDLERS: Record<string, readonly (() => Promise<Sent>)[]> = {
  "/api/reviews": [
    async () => ({ path: "/api/reviews", body: { ...aGrade(questionId), tickedPointIds: ["a"] } }),
    async () => ({ path: "/api/reviews", body: { kind: "reveal", questionId } }),
    async () => ({ path: "/api/reviews", body: { kind: "suspend", ...anOrder() } }),
    async () => {
      const { questionId: _, ...order } = anOrder();
      return { path: "/api/reviews", body: { kind: "void", targetId: uuidv7(), ...order } };
    },
  ],
  "/api/readings": [
    async () => ({ path: "/api/readings", body: { kind: "question", questionId } }),
    async () => ({ path: "/api/readings", body: { kind: "report", interviewId: uuidv7() } }),
  ],
  "/api/interviews/[id]/items/[position]/draft": [
    async () => ({ path: `${await anItem()}/draft`, body: { ...typed(), answerMode: "aloud" } }),
  ],
  "/api/interviews/[id]/items/[position]/lock": [
    async () => ({ path: `${await anItem()}/lock`, body: { typed: typed(), by: "person" } }),
  ],
  "/api/interviews/[id]/items/[position]/step": [
    async () => ({ path: `${await anItem()}/step`, body: { kind: "begin" } }),
  ],
  "/api/interviews/[id]/items/[position]/grade": [
    async () => {
      const { kind: _, questionId: __, ...grade } = aGrade(questionId);
      return {
        path: `${await anItem(true)}/grade`,
        body: { ...grade, tickedPointIds: ["a"], afterwardsPointIds: ["b"] },
      };
    },
  ],
  "/api/interviews/[id]/session-log": [async () => absence("session-log")],
  "/api/interviews/[id]/ledger": [async () => absence("ledger")],
};

async function absence(handler: string): Promise<Sent> {
  return {
    path: `${(await anItem()).replace("/items/0", "")}/${handler}`,
    body: { kind: "hidden", id: uuidv7(), position: 0 },
  };
}

/** Handlers that take no body. */
const READERS = ["/api/health", "/api/ready", "/api/progress/[table]"];

const PLAN = {
  interviewDay: "",
  interviewHour: "10",
  ...Object.fromEntries(Array.from({ length: 7 }, (_, day) => [`minutes${day}`, "30"])),
  daysOff: "",
  desiredRetention: "",
};
const id = () => uuidv7();
/** The fields of each form. */
const ACTIONS: Record<string, () => Record<string, string | readonly string[]>> = {
  signInAction: () => ({ email: "a@example.org", password: "four plain walruses", next: "/today" }),
  signUpAction: () => ({
    email: `${id()}@example.org`,
    password: "four plain walruses in june",
    zone: "UTC",
  }),
  signOutAction: () => ({ odd: "field" }),
  startInterviewAction: () => ({
    blueprint: "own",
    // One odd topic next to a valid one, or no interview would be started.
    topic: ["aws", "databases"],
    beginner: "1",
    intermediate: "0",
    advanced: "0",
    unit: "questions",
    thinking: "0",
    mode: "strict",
    concept: "aws/replication",
  }),
  retakeAction: () => ({ id: id() }),
  parallelAction: () => ({ id: id() }),
  showQuestionAction: () => ({ id: id(), position: "0" }),
  endInterviewAction: () => ({ id: id() }),
  resumeInterviewAction: () => ({ id: id() }),
  releaseReservedAction: () => ({ questionId }),
  revealAnswerAction: () => ({ questionId }),
  saveSettingsAction: () => ({
    zone: "UTC",
    cutoffHour: "4",
    newPerDay: "5",
    extraTime: "none",
    theme: "system",
    singleKeys: "on",
  }),
  savePlanAction: () => PLAN,
  answerZoneAction: () => ({ zone: "Europe/Berlin", answer: "keep" }),
};

/** Returns copies of a value, each with one of its texts replaced. */
function variantsOf<T>(value: T, text: string): T[] {
  if (typeof value === "string") return [text as T];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, part]) =>
    variantsOf(part, text).map((other) =>
      Array.isArray(value) ? (value.with(Number(name), other) as T) : { ...value, [name]: other },
    ),
  );
}

test("this file covers every handler and every action of the build", () => {
  expect(builtRoutes().handlers).toEqual([...Object.keys(HANDLERS), ...READERS].toSorted());
  const { node } = manifest("server-reference-manifest.json") as {
    node: Record<string, { exportedName: string }>;
  };
  const names = new Set(Object.values(node).map(({ exportedName }) => exportedName));
  expect([...names].toSorted()).toEqual(Object.keys(ACTIONS).toSorted());
});

test.each(Object.keys(HANDLERS))("%s answers odd text without a server error", async (route) => {
  for (const make of HANDLERS[route] ?? []) {
    const { path, body } = await make();
    // Counter-check: the unchanged request is accepted or refused for what it asks.
    expect([200, 404, 409]).toContain((await postJson(app.url + path, person, body)).status);
    for (const odd of ODD) {
      const count = variantsOf(body, odd).length;
      for (let nth = 0; nth < count; nth += 1) {
        const sent = await make();
        const variant = variantsOf(sent.body, odd)[nth];
        const answer = await postJson(app.url + sent.path, person, variant);
        expect({ variant, status: answer.status, text: await answer.text() }).not.toMatchObject({
          status: 500,
        });
      }
    }
  }
});

test.each(Object.keys(ACTIONS))("%s answers odd text without a server error", async (action) => {
  const cookie = action.startsWith("sign") ? "" : person.cookie;
  for (const odd of ODD) {
    const make = ACTIONS[action] ?? (() => ({}));
    const count = variantsOf(make(), odd).length;
    for (let nth = 0; nth < count; nth += 1) {
      const fields = variantsOf(make(), odd)[nth] ?? {};
      const answer = await callAction(`${app.url}/today`, action, fields, { cookie });
      const text = await answer.text();
      // A fault inside an action is a line of its answer, whatever the status.
      expect({
        fields,
        isFault: answer.status >= 500 || /^\d+:E\{/m.test(text),
        text,
      }).toMatchObject({
        isFault: false,
      });
    }
  }
});

test.each(Object.keys(ACTIONS))(
  "%s says that it can't read something else in place of a form",
  async (action) => {
    for (const place of ["null", "1", '"text"', "{}", "[null]", '[["id","x"]]', "[]"]) {
      const body = new FormData();
      body.set("0", `[{"message":null,"fields":{},"typed":{}},${place}]`);
      const answer = await callWith(`${app.url}/today`, action, body, { cookie: person.cookie });
      // The status shows that the action answered itself. The edge says the same after a fault,
      // with an error status.
      expect({ place, status: answer.status }).toEqual({ place, status: 200 });
      expect(await answer.text()).toContain("couldn’t read this form");
    }
  },
);

test("every page answers odd text in its address without a server error", async () => {
  const { pages, handlers } = builtRoutes();
  const withParts = [...pages, "/api/progress/[table]"].filter((route) => route.includes("["));
  const queries = [
    "/sign-in?next=",
    "/review?show=",
    "/practice?show=",
    "/interviews/new?topic=",
    "/interviews/new?level=",
  ];
  const more = ["/interviews/new?concept=", "/interviews/new?blueprint="];
  expect(handlers).toContain("/api/progress/[table]");
  for (const odd of ODD) {
    // Half a surrogate pair can't be written in an address.
    const part = encodeURIComponent(odd.toWellFormed());
    const addresses = [
      ...withParts.map((route) => route.replaceAll(/\[[^\]]+\]/g, part)),
      ...[...queries, ...more].map((query) => query + part),
    ];
    for (const address of addresses)
      for (const cookie of [person.cookie, ""]) {
        const answer = await fetch(app.url + address, { headers: { cookie }, redirect: "manual" });
        expect({
          address,
          status: answer.status,
          text: (await answer.text()).slice(0, 200),
        }).not.toMatchObject({
          status: 500,
        });
      }
  }
});
