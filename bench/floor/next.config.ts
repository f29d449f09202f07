import path from "node:path";
import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  serverExternalPackages: ["pg"],
  // Its packages are those of the project above it.
  turbopack: { root: path.join(import.meta.dirname, "..", "..") },
};

export default config;
