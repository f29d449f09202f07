import { cache } from "react";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import type { UserRow } from "@/lib/data/users";
import { toExtraTime, type ExtraTime } from "@/lib/domain/interview/extra-time";
import { authOptions } from "./auth-options";

/** The signed-in person, with the settings that nearly every page needs. */
export type Viewer = {
  readonly userId: string;
  readonly email: string;
  readonly zone: string;
  readonly declinedZone: string | null;
  readonly newPerDay: number;
  readonly extraTime: ExtraTime;
  readonly theme: string;
  readonly singleKeys: boolean;
};

/** The part of an account that pages may see. */
export function toViewer({ id, email, zone, declinedZone, newPerDay, extraTime, theme, singleKeys }: UserRow): Viewer {
  return { userId: id, email, zone, declinedZone, newPerDay, extraTime: toExtraTime(extraTime), theme, singleKeys };
}

/** The signed-in person or null; read once a request. Throws when the database cannot tell. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
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
