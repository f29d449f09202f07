import { createHash } from "node:crypto";

/** Returns JSON with sorted keys, so equal content gives equal text in any order of fields. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(",")}}`;
}

/** Returns the SHA-256 of the canonical content, in hexadecimal. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

/** Returns the revision of a question: the first 16 digits of its digest. */
export function revisionOf(question: unknown): string {
  return digestOf(question).slice(0, 16);
}
