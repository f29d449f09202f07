import { checkReady } from "@/lib/questions/usecases/check-ready";

/** Answers whether people can be served: the database answers and questions are loaded. */
export async function GET(): Promise<Response> {
  const ready = await checkReady().catch(() => false);
  if (ready)
    return Response.json({ status: "ready" }, { headers: { "cache-control": "no-store" } });
  return Response.json(
    { status: "waiting for the database" },
    { status: 503, headers: { "retry-after": "5", "cache-control": "no-store" } },
  );
}
