import { noteReading } from "@/lib/progress/usecases/note-reading";
import { jsonRoute } from "@/lib/requests/json-route";
import { isDone } from "@/lib/requests/replies";
import { ReadingInput } from "@/lib/requests/request-shapes";

/**
 * Notes that a page with model answers is in sight. A page says so itself: opening its address
 * alone changes nothing.
 */
export function POST(request: Request): Promise<Response> {
  return jsonRoute(request, ReadingInput, isDone, ({ userId }, reading) =>
    noteReading({ ...reading, userId, now: new Date() }),
  );
}
