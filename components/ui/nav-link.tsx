"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";

/** Shows a link of the navigation and marks it when its page is shown. */
export function NavLink({ href, children }: Readonly<{ href: Route; children: React.ReactNode }>) {
  const isHere = usePathname() === href;
  return (
    <Link
      href={href}
      aria-current={isHere ? "page" : undefined}
      className="tap-line no-underline hover:underline aria-[current=page]:underline aria-[current=page]:decoration-stage aria-[current=page]:decoration-2"
    >
      {children}
    </Link>
  );
}
