import * as z from "zod";

const SECRET_BYTES = 32;

const Flag = z
  .enum(["0", "1", "true", "false"], { error: "must be 1 or 0." })
  .transform((value) => value === "1" || value === "true");

/** How many proxies stand before the web process. */
const Hops = z
  .stringFormat("hops", /^([0-9]|true|false)$/, {
    error: "must be 1 behind one proxy, 2 behind two, and 0 without.",
  })
  .transform((value) => Number(value.replace("true", "1").replace("false", "0")));

/**
 * Settings that Greenroom can't start with. The message names all of them; a stack wouldn't help.
 */
export class WrongSettings extends Error {
  override readonly name = "WrongSettings";
}

function isDatabaseAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { hostname, pathname, searchParams } = new URL(value);
  return (hostname !== "" || searchParams.has("host")) && pathname.length > 1;
}

/** Greenroom's tables are in the schema public, so another one would be ignored without a word. */
function namesNoSchema(value: string): boolean {
  if (!URL.canParse(value)) return true;
  const schema = new URL(value).searchParams.get("schema");
  return schema === null || schema === "public";
}

function databaseAddress(name: string, missing = `${name} is missing.`) {
  return z
    .string({ error: missing })
    .regex(/^postgres(ql)?:\/\//, `${name} must start with postgresql://`)
    .refine(
      isDatabaseAddress,
      `${name} must look like postgresql://name:password@host:5432/database. In the password, write / as %2F, @ as %40, # as %23 and % as %25.`,
    )
    .refine(
      namesNoSchema,
      `${name} names a schema, and Greenroom uses public. Give it a database of its own, and leave out ?schema=.`,
    );
}

const Variables = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: databaseAddress(
    "DATABASE_URL",
    "DATABASE_URL is missing. `npm start` sets it for the embedded database.",
  ),
  DATABASE_POOLER: Flag.default(false),
  DATABASE_DIRECT_URL: databaseAddress("DATABASE_DIRECT_URL").optional(),
  APP_URL: z
    .url({
      protocol: /^https?$/,
      error: "APP_URL must be a full address such as https://greenroom.example.org",
    })
    .refine(
      (value) => !URL.canParse(value) || new URL(value).pathname === "/",
      "APP_URL must not have a path.",
    )
    .transform((value) => new URL(value).origin)
    .default("http://localhost:3000"),
  NEXTAUTH_SECRET: z
    .string({ error: "NEXTAUTH_SECRET is missing. `npm start` makes one." })
    .refine(
      (value) => Buffer.byteLength(value) >= SECRET_BYTES,
      `NEXTAUTH_SECRET needs at least ${SECRET_BYTES} bytes.`,
    ),
  SIGN_UP: z.enum(["open", "closed"], { error: "SIGN_UP must be open or closed." }).default("open"),
  DATABASE_POOL: z.coerce
    .number({ error: "must be a number from 2 to 100." })
    .refine(
      (size) => Number.isInteger(size) && size >= 2 && size <= 100,
      "must be a number from 2 to 100.",
    )
    .default(10),
  TRUST_PROXY: Hops.default(0),
  HSTS_SUBDOMAINS: Flag.default(false),
});

/** As they're used: usually there's one address. */
const Environment = Variables.refine(
  ({ DATABASE_POOLER, DATABASE_DIRECT_URL }) => !DATABASE_POOLER || DATABASE_DIRECT_URL,
  {
    path: ["DATABASE_DIRECT_URL"],
    error:
      "must be the address of PostgreSQL itself where DATABASE_POOLER is 1: migrations and backups can't go through a pooler.",
  },
).transform((set) => ({
  ...set,
  DATABASE_DIRECT_URL: set.DATABASE_DIRECT_URL ?? set.DATABASE_URL,
}));

export type Env = Readonly<z.output<typeof Environment>>;

/**
 * Reads and checks settings from the given variables; empty ones count as unset. Throws one error
 * that names every wrong variable.
 */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const set = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = Environment.safeParse(set);
  if (parsed.success) return Object.freeze(parsed.data);
  const lines = parsed.error.issues.map((issue) => `- ${issue.path.join(".")}: ${issue.message}`);
  throw new WrongSettings(`Greenroom cannot start with these settings:\n${lines.join("\n")}`);
}

let current: Env | undefined;

/** Returns the settings of this process, read once on first use. */
export function env(): Env {
  current ??= parseEnv(process.env);
  return current;
}
