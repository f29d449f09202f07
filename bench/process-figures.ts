import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Returns the resident memory of a process in MB (10^6 bytes). */
export function residentMb(pid: number): number {
  if (process.platform === "linux") {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return (Number(kilobytes) * 1024) / 1e6;
  }
  return (
    (Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) * 1024) /
    1e6
  );
}

const TICK_MS = 10;

/** Returns the processor time of a process in milliseconds, in steps of 10. */
export function processorMs(pid: number): number {
  if (process.platform !== "linux") {
    const time = execFileSync("ps", ["-o", "time=", "-p", String(pid)], {
      encoding: "utf8",
    }).trim();
    return time.split(":").reduce((minutes, part) => minutes * 60 + Number(part), 0) * 1000;
  }
  // The name in brackets can contain spaces. User and system time are the 12th and 13th field after
  // it.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
