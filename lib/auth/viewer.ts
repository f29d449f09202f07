import { cache } from "react";
import type { NextApiRequest, NextApiResponse } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { getServerSession } from "next-auth";
import { authOptions } from "./auth-options";
import { readToken, sessionCookie } from "./session";
import type { Viewer } from "./to-viewer";

export type { Viewer } from "./to-viewer";

// A page can't set cookies, and next-auth doesn't need to: the session's cookie was set when it
// began.
const NO_RESPONSE: Partial<NextApiResponse> = {
  getHeader: () => undefined,
  setHeader() {
    return this as NextApiResponse;
  },
};

/**
 * Gives next-auth the session's token and nothing else of the request. It reads other cookies too,
 * and fails on values that anybody with a page on a neighbouring name or port can set.
 */
function requestOf(token: string): NextApiRequest {
  const request: Partial<NextApiRequest> = {
    headers: {},
    cookies: { [sessionCookie().name]: token },
  };
  return request as NextApiRequest;
}

/**
 * Returns the signed-in person or null, read once per request. Throws when the database can't tell.
 */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  // Nothing that depends on the viewer is ever made at build time.
  await connection();
  const token = (await cookies()).get(sessionCookie().name)?.value ?? "";
  if (!readToken(token)) return null;
  let fault: { error: unknown } | undefined;
  const isLoadedAhead = /\b(prefetch|prerender)\b/.test((await headers()).get("sec-purpose") ?? "");
  const options = authOptions((error) => (fault ??= { error }), isLoadedAhead);
  const session = await getServerSession(requestOf(token), NO_RESPONSE as NextApiResponse, options);
  if (fault) throw fault.error;
  return session?.viewer ?? null;
});

/**
 * Returns the signed-in person. Everybody else is sent to sign in and comes back to `path`
 * afterwards.
 */
export async function requireViewer(path: string): Promise<Viewer> {
  const viewer = await findViewer();
  if (!viewer) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return viewer;
}

/**
 * Returns the network of the device, as the HTTP edge saw it; see `networkOf` in
 * lib/edge/addresses.mjs.
 */
export async function deviceNetwork(): Promise<string> {
  return (await headers()).get("x-greenroom-network") ?? "unknown";
}
