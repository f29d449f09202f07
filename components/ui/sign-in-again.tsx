"use client";

import { usePathname } from "next/navigation";

/** Links to signing in on a new tab. Text typed here stays and is sent afterwards. */
export function SignInAgain() {
  return (
    <a href={`/sign-in?next=${encodeURIComponent(usePathname())}`} target="_blank" rel="noopener">
      Sign in on a new tab
    </a>
  );
}
