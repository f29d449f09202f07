import { readFileSync } from "node:fs";

/** Returns one of the build's manifests, which list its pages, handlers or actions. */
export function manifest(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`.next/server/${name}`, "utf8")) as Record<string, unknown>;
}

/** Returns the addresses of the build's pages and handlers, with parameters such as [id]. */
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
