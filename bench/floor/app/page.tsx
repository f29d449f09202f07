import { connection } from "next/server";
import { database } from "../database";

/** Shows one page with one query: the note that the address names. */
export default async function Page({ searchParams }: { searchParams: Promise<{ id: string }> }) {
  await connection();
  const { id } = await searchParams;
  const note = await database.note.findUnique({ where: { id }, select: { text: true } });
  return <main>{note?.text}</main>;
}
