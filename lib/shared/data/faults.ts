import { LOST_DATABASE } from "@/lib/shared/lost-database";

/**
 * The database didn't answer in time or can't be reached. Nothing was written, or the outcome is
 * unknown; the caller may try again with the same ids.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
  readonly digest = LOST_DATABASE;
  constructor(cause: unknown) {
    super("The database does not answer.", { cause });
  }
}

// Prisma's codes for: can't reach, timed out, refused, closed connection, pool exhausted,
// transaction couldn't start.
const PRISMA_CODES = new Set([
  "P1000",
  "P1001",
  "P1002",
  "P1008",
  "P1011",
  "P1017",
  "P2024",
  "P2028",
  "P2037",
]);
// PostgreSQL: 08 connection, 53 resources, 57 shutdown and cancelled statement, 25006 read only,
// 55P03 lock timeout, 58 system error.
const SQL_STATE = /^(08|53|57|58)...$|^25006$|^55P03$|^25P0[34]$/;
const NODE_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ENOENT",
]);
// When a raw query fails, Prisma's adapter keeps only this word of the socket's error.
const ADAPTER_KINDS = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TlsConnectionError",
]);
// node-postgres reports these two without a code.
const DRIVER_WORDS =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout/;

/**
 * Returns whether an error, or anything that caused it, means that the database couldn't be used
 * just now.
 */
export function isUnavailable(error: unknown): boolean {
  return faultsOf(error).some((fault) => {
    const code = textOf(fault, "code");
    return (
      PRISMA_CODES.has(code) ||
      NODE_CODES.has(code) ||
      SQL_STATE.test(code) ||
      SQL_STATE.test(textOf(fault, "originalCode")) ||
      ADAPTER_KINDS.has(textOf(fault, "kind")) ||
      DRIVER_WORDS.test(textOf(fault, "message"))
    );
  });
}

/** Returns whether the error says that a row with this key exists already. */
export function isDuplicateKey(error: unknown): boolean {
  return hasCode(error, ["P2002", "23505"]);
}

/**
 * Returns whether the error says that the connection is a pooler's, which lends it to others
 * between two transactions: it has a statement of theirs by the same name, or lacks ours.
 */
export function isPooled(error: unknown): boolean {
  return (
    hasCode(error, ["42P05", "26000"]) ||
    faultsOf(error).some((fault) => POOLER_WORDS.test(textOf(fault, "message")))
  );
}

// PgBouncer's answer to a connection that begins with settings of its own.
const POOLER_WORDS = /unsupported startup parameter/;

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return faultsOf(error).some((fault) =>
    ["code", "originalCode"].some((field) => codes.includes(textOf(fault, field))),
  );
}

/** Returns an error and what caused it, the last cause at the end. */
function faultsOf(error: unknown): readonly object[] {
  const faults: object[] = [];
  for (let fault = error; fault instanceof Object && faults.length < 6; fault = deeper(fault))
    faults.push(fault);
  return faults;
}

function deeper(fault: object): unknown {
  if ("cause" in fault && fault.cause instanceof Object) return fault.cause;
  // A raw query's failure carries the driver's error inside `meta`.
  if ("meta" in fault && fault.meta instanceof Object && "driverAdapterError" in fault.meta)
    return fault.meta.driverAdapterError;
  return undefined;
}

function textOf(fault: object, field: string): string {
  const value: unknown = Reflect.get(fault, field);
  return typeof value === "string" ? value : "";
}
