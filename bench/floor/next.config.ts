import path from "node:path";
import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  serverExternalPackages: ["pg"],
  // The floor uses the packages of the project.
  turbopack: { root: path.join(import.meta.dirname, "..", "..") },
};

export default config;
