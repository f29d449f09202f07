import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/auth-options";

async function handler(request: Request, context: RouteContext<"/api/auth/[...nextauth]">): Promise<Response> {
  let fault: { error: unknown } | undefined;
  // The settings are read at a request, not when this file is loaded: the build loads it without any.
  const options = authOptions((error) => (fault ??= { error }));
  const answer = (await NextAuth(request as never, context as never, options)) as Response;
  // next-auth would say that nobody is signed in. A lost database must never look like that: the edge makes a 503 of it.
  if (fault) throw fault.error;
  return answer;
}

export { handler as GET, handler as POST };
