"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * Moves the focus to the heading when a page or a part of it has changed and the focused element is
 * gone, so a screen reader reads on from there. It must come after the part that it watches, and it
 * ignores a page that was just loaded.
 */
export function KeepFocus({
  at = "",
  fromTop = false,
}: Readonly<{ at?: string; fromTop?: boolean }>) {
  const place = `${usePathname()} ${at}`;
  const last = useRef(place);
  useEffect(() => {
    if (last.current === place) return;
    last.current = place;
    if (fromTop) window.scrollTo(0, 0);
    if (document.activeElement && document.activeElement !== document.body) return;
    const heading = document.querySelector<HTMLElement>("main h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }, [place, fromTop]);
  return null;
}
