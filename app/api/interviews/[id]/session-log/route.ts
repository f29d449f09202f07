import { currentTime } from "@/lib/clock";
import { err } from "@/lib/shared/result";
import { writeSessionLog } from "@/lib/interview/usecases/write-session-log";
import { jsonRoute } from "@/lib/requests/json-route";
import { isSessionLogReply } from "@/lib/requests/replies";
import { itemKeyOf, SessionLogInput } from "@/lib/requests/request-shapes";

/**
 * Records that a page of an interview went out of sight and came back, had no connection, or had
 * its clock corrected.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/interviews/[id]/session-log">,
): Promise<Response> {
  const { id: interviewId } = await params;
  return jsonRoute(
    request,
    SessionLogInput,
    isSessionLogReply,
    async (viewer, { position, ...report }) => {
      const key = itemKeyOf({ id: interviewId, position: String(position) });
      return key
        ? writeSessionLog({ ...key, userId: viewer.userId, now: currentTime(), report })
        : err({ code: "not_found" as const });
    },
  );
}
