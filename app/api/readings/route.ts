import { noteReading } from "@/lib/progress/usecases/note-reading";
import { jsonRoute } from "@/lib/web/json-route";
import { isDone } from "@/lib/web/replies";
import { ReadingInput } from "@/lib/web/wire";

/**
 * Notes that a page with model answers is in sight. A page says so itself: opening its address
 * alone changes nothing.
 */
export function POST(request: Request): Promise<Response> {
  return jsonRoute(request, ReadingInput, isDone, ({ userId }, reading) =>
    noteReading({ ...reading, userId, now: new Date() }),
  );
}
