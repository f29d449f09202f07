import Link from "next/link";

export default function NotFound() {
  return (
    <main id="main" className="mx-auto max-w-xl space-y-6 px-6 py-20">
      <h1>This page is not here</h1>
      <p>The address may be mistyped, or the page belongs to somebody else.</p>
      <p>
        <Link href="/today" className="tap-line">
          Go to Today
        </Link>
      </p>
    </main>
  );
}
