import { isatty } from "node:tty";

const LOOK_MS = 500;

/**
 * Calls `stop` when this script is told to stop, perhaps more than once: by a signal, or by the end
 * of the npm that started it. A script that was started without npm runs on when its parent or its
 * terminal ends, as in the background or below systemd.
 * @param {() => void} stop
 */
export function whenToldToStop(stop) {
  const isFromNpm = Boolean(process.env["npm_lifecycle_event"]);
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  // nohup lets a script ignore this one, but Node forgets that. What nohup started has no terminal
  // left.
  process.on(
    "SIGHUP",
    () => void ((isFromNpm || [0, 1, 2].some((stream) => isatty(stream))) && stop()),
  );
  if (!isFromNpm) return;
  // npm passes on SIGINT and SIGTERM only.
  const npm = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(look);
    stop();
  }, LOOK_MS);
  look.unref();
}
