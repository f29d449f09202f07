import Link from "next/link";

export default function PublicLayout({ children }: Readonly<{ children: React.ReactNode }>) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-xl flex-col px-6 py-8 sm:py-14">
      <Link href="/" className="tap-line self-start font-serif text-xl font-medium no-underline">
        Greenroom
      </Link>
      <main id="main" className="flex-1 space-y-8 py-12 sm:py-20">
        {children}
      </main>
    </div>
  );
}
