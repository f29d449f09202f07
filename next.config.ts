import type { NextConfig } from "next";

/**
 * Headers of every answer, errors and static files included. The Content-Security-Policy has a
 * nonce and is set per request by server.mjs.
 */
const config: NextConfig = {
  poweredByHeader: false,
  compress: true,
  reactStrictMode: true,
  typedRoutes: true,
  // Types are checked by npm test. A newcomer's first start shouldn't wait for them.
  typescript: { ignoreBuildErrors: true },
  // The optimizer is a large attack surface for an app that serves no photographs.
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "pg", "rate-limiter-flexible", "ts-fsrs"],
  experimental: {
    // A page's code is loaded when somebody first asks for it: a server that nobody uses need not
    // hold all of them in memory.
    preloadEntriesOnStart: false,
    serverActions: { bodySizeLimit: "64kb" },
  },
};

export default config;
