"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * Shows when a page or a part of it has changed and what had the focus is gone with it, the heading
 * takes the focus: a screen reader reads it and the keyboard goes on from there. `at` names what
 * the page shows now. It stands after what it looks after, and leaves alone a page that has just
 * been loaded and a part that has taken the focus itself. With `fromTop` what comes now is seen
 * from its beginning, however far down the button was that led to it.
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
