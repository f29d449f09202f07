// The rooms of the house and the doors between them: docs/architecture.md draws them. Each rule says what a room may NOT import.

/**
 * @param {string} name
 * @param {string} comment
 * @param {string} from
 * @param {string} to
 * @param {{ fromNot?: string, toNot?: string }} [except]
 */
const forbid = (name, comment, from, to, { fromNot, toNot } = {}) => ({
  name,
  comment,
  severity: /** @type {const} */ ("error"),
  from: { path: from, ...(fromNot ? { pathNot: fromNot } : {}) },
  to: { path: to, ...(toNot ? { pathNot: toNot } : {}) },
});

const TESTS = "[.]test[.]ts$";
/** The nouns, each after those that it may know. */
const NOUNS = ["shared", "questions", "memory", "interview", "practice", "progress", "account"];
const NOUN = `^lib/(${NOUNS.join("|")})`;
const ROOMS = `^(app|bench|components|e2e|lib/(auth|content|edge|requests|worker)|prisma|scripts)/|${NOUN}/(rules|words|data|usecases)/|^lib/shared/[^/]+$`;
const OUTSIDE =
  "^(instrumentation|next[.]config|prisma[.]config|server|types[.]d|vitest[.]config|playwright[.]config|lib/(env|clock)|next-env[.]d|[.]dependency-cruiser)([.]test)?[.](ts|mjs|cjs)$";

/** What each noun may know. Nobody knows accounts, which know what a new person needs to begin. @type {Record<string, string[]>} */
const MAY_KNOW = {
  ...Object.fromEntries(NOUNS.map((noun, nth) => [noun, NOUNS.slice(0, nth)])),
  account: ["shared", "questions", "memory"],
};

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...NOUNS.map((noun) =>
      forbid(
        `${noun}-knows-below`,
        `lib/${noun} knows ${[...(MAY_KNOW[noun] ?? []), noun].join(", ")} and no other noun.`,
        `^lib/${noun}/`,
        `^lib/(${NOUNS.filter((other) => other !== noun && !(MAY_KNOW[noun] ?? []).includes(other)).join("|")})/`,
        { fromNot: TESTS },
      ),
    ),
    forbid(
      "rules-are-pure",
      "Rules import rules, shared, and libraries as pure as they are; words say what they find.",
      `${NOUN}/rules/`,
      ".",
      {
        fromNot: TESTS,
        toNot: `${NOUN}/rules/|^lib/shared/[^/]+[.]ts$|node_modules/(zod|ts-fsrs|stemmer|@zxcvbn-ts)/`,
      },
    ),
    forbid("words-say-facts", "Words import rules and words.", `${NOUN}/words/`, ".", {
      fromNot: TESTS,
      toNot: `${NOUN}/(rules|words)/|^lib/shared/[^/]+[.]ts$`,
    }),
    forbid("shared-is-plain", "lib/shared imports itself and zod.", "^lib/shared/[^/]+$", ".", {
      fromNot: TESTS,
      toNot: "^lib/shared/[^/]+$|node_modules/zod/",
    }),
    forbid(
      "ts-fsrs-has-one-door",
      "ts-fsrs is spoken to in lib/memory/rules only.",
      ".",
      "node_modules/ts-fsrs/",
      {
        fromNot: "^lib/memory/rules/",
      },
    ),
    forbid(
      "prisma-has-one-door",
      "The generated client is imported in data only.",
      ".",
      "^lib/shared/data/generated/|node_modules/@prisma/client/",
      { fromNot: `${NOUN}/data/` },
    ),
    forbid(
      "data-knows-no-callers",
      "Data imports rules, shared and env.",
      `${NOUN}/data/`,
      `^(app|components|scripts|e2e|lib/(content|auth|requests|worker))/|${NOUN}/(usecases|words)/`,
      { fromNot: TESTS },
    ),
    forbid(
      "content-knows-no-callers",
      "lib/content imports rules.",
      "^lib/content/",
      `^(app|components|scripts|e2e|lib/(auth|requests))/|${NOUN}/(data|usecases|words)/`,
      { fromNot: TESTS },
    ),
    forbid(
      "usecases-know-no-door",
      "Use cases import rules, words, data and content.",
      `${NOUN}/usecases/`,
      "^(app|components|scripts|e2e|lib/(requests|worker))/",
      { fromNot: TESTS },
    ),
    forbid(
      "worker-asks-usecases",
      "lib/worker imports usecases, rules and the clock; of data what keeps that in step.",
      "^lib/worker/",
      `^(app|components|scripts|e2e|lib/(auth|content|edge|requests|env))|${NOUN}/(data/(?!keep-in-step)|words/)`,
      { fromNot: TESTS },
    ),
    forbid(
      "usecases-hash-only",
      "Of lib/auth a use case knows the password functions only.",
      `${NOUN}/usecases/`,
      "^lib/auth/",
      { fromNot: TESTS, toNot: "^lib/auth/(password|common-passwords)[.]ts$" },
    ),
    forbid(
      "no-framework-inside",
      "The nouns and the content know neither Next nor React.",
      `^lib/content/|${NOUN}/`,
      "node_modules/(next|next-auth|react|react-dom|server-only)/",
    ),
    forbid(
      "app-asks-usecases",
      "app never imports data or content.",
      "^app/",
      `^lib/content/|${NOUN}/data/`,
    ),
    forbid(
      "requests-ask-usecases",
      "lib/requests never imports data or content.",
      "^lib/requests/",
      `^lib/content/|${NOUN}/data/`,
      {
        toNot: "^lib/shared/data/(faults|request-notes)[.]ts$",
      },
    ),
    forbid(
      "components-take-props",
      "Components import components, rules, words and the replies of the wire.",
      "^components/",
      `^(app|scripts|e2e|lib/(auth|content|edge|env|requests/(?!replies)|worker))|${NOUN}/(data|usecases)/`,
    ),
    forbid(
      "ui-knows-no-product",
      "components/ui imports itself and what a form is.",
      "^components/ui/",
      "^(lib/(?!shared/form-state)|components/(?!ui/))",
    ),
    forbid(
      "edge-is-plain",
      "lib/edge runs before Next and imports nothing of ours.",
      "^lib/edge/",
      "^(app|components|scripts|lib/(?!edge/))",
      { fromNot: TESTS },
    ),
    forbid(
      "tests-stay-out",
      "Nothing that ships imports a test or its tools.",
      ".",
      `${TESTS}|^e2e/|^bench/|^scripts/lib/scratch`,
      { fromNot: `${TESTS}|^e2e/|^bench/|^scripts/|^(vitest|playwright)` },
    ),
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-file-without-a-room",
      severity: "error",
      from: { pathNot: `${ROOMS}|${OUTSIDE}` },
      to: {},
    },
  ],
  options: {
    parser: "swc",
    doNotFollow: { path: "node_modules|^lib/shared/data/generated/" },
    exclude: { path: "^([.]next|bench/floor/([.]next|generated)|[.]/generated/client$)" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js", ".json", ".d.ts"],
    },
  },
};
