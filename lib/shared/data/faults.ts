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
  for (let fault = error, depth = 0; fault instanceof Object && depth < 6; depth += 1) {
    const code = textOf(fault, "code");
    const original = textOf(fault, "originalCode");
    if (
      PRISMA_CODES.has(code) ||
      NODE_CODES.has(code) ||
      SQL_STATE.test(code) ||
      SQL_STATE.test(original)
    )
      return true;
    if (ADAPTER_KINDS.has(textOf(fault, "kind"))) return true;
    if (DRIVER_WORDS.test(textOf(fault, "message"))) return true;
    fault = deeper(fault);
  }
  return false;
}

/** Returns whether the error says that a row with this key exists already. */
export function isDuplicateKey(error: unknown): boolean {
  for (let fault = error, depth = 0; fault instanceof Object && depth < 6; depth += 1) {
    const code = textOf(fault, "code");
    if (code === "P2002" || code === "23505" || textOf(fault, "originalCode") === "23505")
      return true;
    fault = deeper(fault);
  }
  return false;
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
