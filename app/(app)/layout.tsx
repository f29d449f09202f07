import Link from "next/link";
import { signOutAction } from "@/app/(public)/actions";

export default function AppLayout({ children }: Readonly<{ children: React.ReactNode }>) {
  return (
    <div className="mx-auto min-h-dvh max-w-4xl px-5 py-6 sm:px-8">
      <header className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line pb-3">
        <Link href="/today" className="font-serif text-xl font-medium no-underline">
          Greenroom
        </Link>
        <nav aria-label="Main" className="flex flex-1 gap-5">
          <Link href="/today">Today</Link>
          <Link href="/interviews/new">New interview</Link>
        </nav>
        <form action={signOutAction}>
          <button className="min-h-11 cursor-pointer text-soft underline underline-offset-4">Sign out</button>
        </form>
      </header>
      <main id="main" className="space-y-8 py-8 sm:py-12">
        {children}
      </main>
    </div>
  );
}
