"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * Shows a sentence from the step that led here. It's shown once: its mark is removed from the
 * address.
 */
export function PassingNote({ children }: Readonly<{ children: string }>) {
  const pathname = usePathname();
  // A screen reader reads text that enters a status, not text that was there from the start.
  const [said, setSaid] = useState("");
  useEffect(() => {
    window.history.replaceState(null, "", pathname);
    const timer = setTimeout(() => setSaid(children), 50);
    return () => clearTimeout(timer);
  }, [children, pathname]);
  return (
    <p role="status" className="measure border-l-4 border-amber pl-3 empty:hidden">
      {said}
    </p>
  );
}
