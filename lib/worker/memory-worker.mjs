// The other thread: it does its work and ends. It's plain JavaScript, because a thread doesn't
// inherit a loader from the one that starts it.
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { doMemoryWork } = await import(new URL("memory-work.ts", import.meta.url).href);
parentPort?.postMessage(doMemoryWork(workerData));
