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
const ROOMS = "^(app|bench|components|e2e|lib/(auth|content|data|domain|edge|usecases|web|worker)|prisma|scripts)/";
const OUTSIDE =
  "^(instrumentation|next[.]config|prisma[.]config|server|types[.]d|vitest[.]config|playwright[.]config|lib/env|next-env[.]d|[.]dependency-cruiser)([.]test)?[.](ts|mjs|cjs)$";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    forbid("domain-is-pure", "lib/domain imports only itself, zod and a stemmer.", "^lib/domain/", ".", {
      fromNot: TESTS,
      toNot: "^lib/domain/|node_modules/(zod|ts-fsrs|stemmer)/",
    }),
    forbid("ts-fsrs-has-one-door", "ts-fsrs is spoken to in lib/domain/memory only.", ".", "node_modules/ts-fsrs/", {
      fromNot: "^lib/domain/memory/",
    }),
    forbid(
      "prisma-has-one-door",
      "The generated client is imported in lib/data only.",
      ".",
      "^lib/shared/data/generated/|node_modules/@prisma/client/",
      { fromNot: "^lib/data/" },
    ),
    forbid(
      "data-knows-no-callers",
      "lib/data imports domain and env.",
      "^lib/data/",
      "^(app|components|scripts|e2e|lib/(usecases|content|auth|web))/",
      { fromNot: TESTS },
    ),
    forbid(
      "content-knows-no-callers",
      "lib/content imports domain.",
      "^lib/content/",
      "^(app|components|scripts|e2e|lib/(usecases|data|auth|web))/",
      { fromNot: TESTS },
    ),
    forbid(
      "usecases-know-no-door",
      "lib/usecases imports domain, data and content.",
      "^lib/usecases/",
      "^(app|components|scripts|e2e|lib/web)/",
      { fromNot: TESTS },
    ),
    forbid(
      "worker-does-rules",
      "lib/worker imports domain.",
      "^lib/worker/",
      "^(app|components|scripts|e2e|lib/(?!domain|worker))",
      {
        fromNot: TESTS,
      },
    ),
    forbid(
      "usecases-hash-only",
      "Of lib/auth a use case knows the password functions only.",
      "^lib/usecases/",
      "^lib/auth/",
      { fromNot: TESTS, toNot: "^lib/auth/(password|common-passwords)[.]ts$" },
    ),
    forbid(
      "no-framework-inside",
      "domain, data, content and use cases know neither Next nor React.",
      "^lib/(domain|data|content|usecases)/",
      "node_modules/(next|next-auth|react|react-dom|server-only)/",
    ),
    forbid("halls-ask-the-kitchen", "app/ never imports lib/data or lib/content.", "^app/", "^lib/(data|content)/"),
    forbid(
      "door-asks-the-kitchen",
      "lib/web never imports lib/data or lib/content.",
      "^lib/web/",
      "^lib/(data|content)/",
      { toNot: "^lib/data/(faults|request-notes)[.]ts$" },
    ),
    forbid(
      "components-take-props",
      "Components import components and domain.",
      "^components/",
      "^(app|scripts|e2e|lib/(data|content|usecases|auth|web|env))",
    ),
    forbid("ui-knows-no-product", "components/ui imports itself only.", "^components/ui/", "^(lib|components/(?!ui/))"),
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
    { name: "no-file-without-a-room", severity: "error", from: { pathNot: `${ROOMS}|${OUTSIDE}` }, to: {} },
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
