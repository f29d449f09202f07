import * as z from "zod";

/**
 * Text from outside, made storable for PostgreSQL: NUL is removed, and half a surrogate pair
 * becomes a replacement character. Every text that reaches a query comes through here or through a
 * pattern of plain characters.
 */
export function storedText(max: number) {
  return z
    .string()
    .max(max)
    .transform((text) => text.replaceAll("\u0000", "").toWellFormed());
}
