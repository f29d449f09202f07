"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * Shows a sentence that a step led here with. It's said once: its mark goes out of the address, and
 * the next step is without it.
 */
export function PassingNote({ children }: Readonly<{ children: string }>) {
  const pathname = usePathname();
  // A screen reader reads what comes into a status, not what was in it from the start.
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
