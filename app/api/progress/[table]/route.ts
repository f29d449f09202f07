import { findViewer } from "@/lib/auth/viewer";
import { currentTime } from "@/lib/clock";
import { TABLES, toCsv } from "@/lib/progress/words/tables";
import { loadTable } from "@/lib/progress/usecases/load-table";

/** Returns a table of Progress as a CSV file, if the page already shows that table. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/api/progress/[table]">,
): Promise<Response> {
  const viewer = await findViewer();
  if (!viewer) return new Response("You are signed out. Sign in again.\n", { status: 401 });
  const asked = (await params).table;
  const name = TABLES.find((table) => table === asked);
  if (!name) return new Response("There is no such table.\n", { status: 404 });
  const table = await loadTable(name, { ...viewer, now: currentTime() });
  if (!table) {
    const missing = name === "mocks" ? "two unaided mocks" : "more reviews";
    return new Response(`This table needs ${missing} first. Progress says how many.\n`, {
      status: 404,
    });
  }
  return new Response(toCsv(table), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="greenroom-${name}.csv"`,
      "cache-control": "no-store",
    },
  });
}
