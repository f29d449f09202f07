import { currentTime } from "@/lib/clock";
import { noteReading } from "@/lib/progress/usecases/note-reading";
import { jsonRoute } from "@/lib/requests/json-route";
import { isDone } from "@/lib/requests/replies";
import { ReadingInput } from "@/lib/requests/request-shapes";

/**
 * Records that a page with model answers is visible. The page reports this itself, because opening
 * its address changes nothing.
 */
export function POST(request: Request): Promise<Response> {
  return jsonRoute(request, ReadingInput, isDone, ({ userId }, reading) =>
    noteReading({ ...reading, userId, now: currentTime() }),
  );
}
