"use client";

export default function ErrorPage({ error }: Readonly<{ error: Error & { digest?: string } }>) {
  return (
    <main id="main" className="mx-auto max-w-xl space-y-6 px-6 py-20">
      <h1>Something went wrong</h1>
      <p>
        What you saved is safe. Load the page again; if it happens once more, tell the person who hosts this Greenroom.
      </p>
      {error.digest && <p className="text-sm text-soft">Reference: {error.digest}</p>}
      <p>
        {/* A full load: what broke may be the page's own script. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
        <a href="/today" className="button">
          Go to Today
        </a>
      </p>
    </main>
  );
}
