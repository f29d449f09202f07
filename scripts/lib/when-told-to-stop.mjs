import { isatty } from "node:tty";

const LOOK_MS = 500;

/**
 * Calls `stop`, perhaps several times, when a signal tells this script to stop or the npm that
 * started it ends. Without npm, in the background or under systemd, it outlives its parent and its
 * terminal.
 * @param {() => void} stop
 */
export function whenToldToStop(stop) {
  const isFromNpm = Boolean(process.env["npm_lifecycle_event"]);
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  // nohup makes a script ignore SIGHUP, but Node resets that. A script started with nohup has no
  // terminal.
  process.on(
    "SIGHUP",
    () => void ((isFromNpm || [0, 1, 2].some((stream) => isatty(stream))) && stop()),
  );
  if (!isFromNpm) return;
  // npm only passes on SIGINT and SIGTERM.
  const npm = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(look);
    stop();
  }, LOOK_MS);
  look.unref();
}
