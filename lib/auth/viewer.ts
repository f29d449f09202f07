import { cache } from "react";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { getServerSession } from "next-auth";
import { authOptions } from "./auth-options";
import type { Viewer } from "./to-viewer";

export type { Viewer } from "./to-viewer";

/** The signed-in person or null; read once a request. Throws when the database cannot tell. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  // Nothing that depends on who is there is ever made at build time.
  await connection();
  let fault: { error: unknown } | undefined;
  const session = await getServerSession(authOptions((error) => (fault ??= { error })));
  if (fault) throw fault.error;
  return session?.viewer ?? null;
});

/** The signed-in person. Everybody else is sent to sign in and comes back to `path` afterwards. */
export async function requireViewer(path: string): Promise<Viewer> {
  const viewer = await findViewer();
  if (!viewer) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return viewer;
}

/** The device's address as the HTTP edge saw it. */
export async function deviceAddress(): Promise<string> {
  return (await headers()).get("x-greenroom-address") ?? "unknown";
}
