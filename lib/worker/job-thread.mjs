// A thread that does jobs, one after another. It loads the app's own code, which is far larger than
// the worker and so is loaded only while there's work. It's plain JavaScript, because a thread
// doesn't inherit a loader from the one that starts it.
import { parentPort } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const load = (/** @type {string} */ file) => import(new URL(file, import.meta.url).href);
const { doJob } = await load("do-job.ts");
const { keepInStep } = await load("../shared/data/keep-in-step.ts");
const { currentTime } = await load("../clock.ts");
await keepInStep();

parentPort?.on("message", (/** @type {import("./job-threads.mjs").Job} */ { kind, userId }) => {
  void doJob(kind, userId, currentTime()).then(
    () => parentPort?.postMessage(null),
    // Not every error can be sent as it is.
    (/** @type {unknown} */ fault) =>
      parentPort?.postMessage(fault instanceof Error && fault.stack ? fault.stack : String(fault)),
  );
});
