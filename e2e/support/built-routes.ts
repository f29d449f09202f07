import { readFileSync } from "node:fs";

/** Returns what the build has of a kind, from one of Next's own lists. */
export function manifest(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`.next/server/${name}`, "utf8")) as Record<string, unknown>;
}

/**
 * Returns the pages and the handlers of the build by their addresses, with [id] and the like where
 * something is to be put in.
 */
export function builtRoutes(): {
  readonly pages: readonly string[];
  readonly handlers: readonly string[];
} {
  const built = Object.keys(manifest("app-paths-manifest.json"));
  const ofKind = (kind: "page" | "route") =>
    built
      .filter((route) => route.endsWith(`/${kind}`))
      .map((route) => route.slice(0, -kind.length - 1).replace(/\/\([^)]+\)/g, "") || "/")
      .toSorted();
  return { pages: ofKind("page"), handlers: ofKind("route") };
}
