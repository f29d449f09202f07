/**
 * Completes package-lock.json with the native packages of other platforms.
 *
 * If a registry mirror lacks, say, the macOS build of a package, `npm install` leaves that optional
 * package out of the lock file, and `npm ci` then fails everywhere. This adds the missing entries
 * with name, version and platform only, so npm looks up the address where it needs the package.
 *
 * Run it after every `npm install`: `npm run lock:complete`.
 */
import { readFileSync, writeFileSync } from "node:fs";

const OPERATING_SYSTEMS = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "aix",
  "win32",
  "windows",
];
const PROCESSORS = [
  "arm64",
  "x64",
  "arm",
  "ia32",
  "ppc64",
  "riscv64",
  "s390x",
  "loong64",
  "mips64el",
  "wasm32",
];

/**
 * Returns the platform in a native package's name, as the `{ os, cpu, libc }` of a lock file.
 * @param {string} name
 */
function platformOf(name) {
  const words = (name.split("/").at(-1) ?? "").split(/[-.]/);
  const os = OPERATING_SYSTEMS.find((one) => words.includes(one));
  const cpu = PROCESSORS.find(
    (one) => words.includes(one) || (one === "ppc64" && words.includes("ppc64le")),
  );
  const libc = words.some((word) => word.startsWith("musl"))
    ? "musl"
    : words.some((word) => word.startsWith("gnu"))
      ? "glibc"
      : undefined;
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(os ? { os: [os === "windows" ? "win32" : os] } : {}),
    ...(os === "linux" && libc && cpu !== "arm" ? { libc: [libc] } : {}),
  };
}

const file = new URL("../package-lock.json", import.meta.url);
/**
 * @type {{ packages: Record<string, { version: string, dev?: boolean, optionalDependencies?:
 * Record<string, string> }> }}
 */
const lock = JSON.parse(readFileSync(file, "utf8"));

/**
 * Returns the place where npm finds `name` from the package at `from`: the nearest folder wins.
 * @param {string} from
 * @param {string} name
 */
function findEntry(from, name) {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))
  ) {
    const place = `${folder ? `${folder}/` : ""}node_modules/${name}`;
    if (lock.packages[place]) return place;
    if (!folder) return undefined;
  }
}

const added = [];
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (findEntry(place, name)) continue;
    if (!/^\d/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = /** @type {{ version: string }} */ ({
      version,
      ...platformOf(name),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    });
    added.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`Added ${added.length} packages of other platforms to package-lock.json`);
