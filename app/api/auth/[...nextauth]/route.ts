import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/auth-options";

async function handler(request: Request, context: RouteContext<"/api/auth/[...nextauth]">): Promise<Response> {
  // The settings are read at a request, not when this file is loaded: the build loads it without any.
  return NextAuth(request as never, context as never, authOptions()) as Promise<Response>;
}

export { handler as GET, handler as POST };
