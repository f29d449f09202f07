import { connection } from "next/server";
import { database } from "../database";

/** Returns the page of the note in the address, with one query. */
export default async function Page({ searchParams }: { searchParams: Promise<{ id: string }> }) {
  await connection();
  const { id } = await searchParams;
  const note = await database.note.findUnique({ where: { id }, select: { text: true } });
  return <main>{note?.text}</main>;
}
