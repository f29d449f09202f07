import { database } from "../../database";

/** Inserts one note, with one query. */
export async function POST(request: Request): Promise<Response> {
  const { id, text } = (await request.json()) as { id: string; text: string };
  const note = await database.note.create({
    data: { id, text, createdAt: new Date() },
    select: { id: true },
  });
  return Response.json(note);
}
