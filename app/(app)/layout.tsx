import Link from "next/link";
import { NavLink } from "@/components/ui/nav-link";

export default function AppLayout({ children }: Readonly<{ children: React.ReactNode }>) {
  return (
    <div className="mx-auto min-h-dvh max-w-4xl px-5 py-4 sm:px-8 sm:py-6">
      <header className="flex flex-wrap items-center gap-x-8 border-b border-line pb-1 print:hidden">
        <Link href="/today" className="tap-line font-serif text-xl font-medium no-underline">
          Greenroom
        </Link>
        <nav aria-label="Main" className="flex flex-wrap gap-x-5">
          <NavLink href="/today">Today</NavLink>
          <NavLink href="/interviews/new">Interview</NavLink>
          <NavLink href="/progress">Progress</NavLink>
          <NavLink href="/settings">Settings</NavLink>
        </nav>
      </header>
      <main id="main" className="space-y-8 py-8 sm:py-12">
        {children}
      </main>
    </div>
  );
}
