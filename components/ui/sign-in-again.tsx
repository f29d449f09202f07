"use client";

import { usePathname } from "next/navigation";

/**
 * Leads to signing in on a tab of its own and from there back to this page; what was typed here
 * stays and is sent afterwards.
 */
export function SignInAgain() {
  return (
    <a href={`/sign-in?next=${encodeURIComponent(usePathname())}`} target="_blank" rel="noopener">
      Sign in on a new tab
    </a>
  );
}
