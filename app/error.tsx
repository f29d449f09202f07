"use client";

import { LOST_DATABASE } from "@/lib/shared/lost-database";

export default function ErrorPage({ error }: Readonly<{ error: Error & { digest?: string } }>) {
  // Within the app a page is a stream that has begun before the fault, so its status can't report
  // the fault, and this page does.
  const isLost = error.digest === LOST_DATABASE;
  return (
    <main id="main" className="mx-auto max-w-xl space-y-6 px-6 py-20">
      <h1>{isLost ? "Greenroom can’t reach its database" : "Something went wrong"}</h1>
      <p>
        {isLost
          ? "Everything you saved is safe, and you are still signed in. Wait a few seconds, then load this page again."
          : "What you saved is safe. Load this page again first: often that is all it takes. If it goes on, tell the person who hosts this Greenroom."}
      </p>
      {error.digest && !isLost && <p className="text-sm text-soft">Reference: {error.digest}</p>}
      <p className="flex flex-wrap items-center gap-x-6 gap-y-3">
        {/* Full loads, because the page's own script may be broken. */}
        <button className="button" onClick={() => location.reload()}>
          Load this page again
        </button>
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
        <a href="/today" className="tap-line">
          Go to Today
        </a>
      </p>
    </main>
  );
}
