import { spawnSync } from "node:child_process";

/**
 * Returns every id that a pack's ids.txt has ever contained, from its Git history. The list is
 * empty outside a repository and incomplete in a shallow clone.
 */
export function idsOnceListed(folder: string): readonly string[] {
  const { stdout } = spawnSync(
    "git",
    ["log", "--format=", "--no-renames", "--unified=0", "-p", "--", "ids.txt"],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  const lines = (stdout ?? "")
    .split("\n")
    .flatMap((line) => /^[-+]([a-z0-9][a-z0-9-]*)$/.exec(line)?.[1] ?? []);
  return [...new Set(lines)].toSorted();
}
