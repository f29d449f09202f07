import { createHash, randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readEnvFile } from "./read-env-file.mjs";
import { Trouble } from "./say.mjs";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);

/** @type {Record<string, string>} */
const FOLDER_FAULTS = {
  EEXIST: "a file has this name",
  ENOTDIR: "it lies below a file",
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "that disk is read-only",
};

/**
 * Returns the settings from the environment, or else from .env. It creates the secret of a local
 * installation on first use.
 * @param {string} root
 * @param {boolean} dev
 */
export function readSettings(root, dev) {
  const file = path.join(root, ".env");
  const given = {
    ...(existsSync(file) ? readEnvFile(file) : {}),
    ...process.env,
  };
  const port = Number(given["PORT"] || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Trouble("PORT must be a number from 1 to 65535.");
  const host = given["HOST"] || "127.0.0.1";
  const appUrl = given["APP_URL"] || `http://localhost:${port}`;
  if (!URL.canParse(appUrl))
    throw new Trouble("APP_URL must be a full address such as https://greenroom.example.org");
  const { origin, pathname } = new URL(appUrl);
  if (pathname !== "/")
    throw new Trouble("APP_URL must not have a path: Greenroom needs a name of its own.");
  const dataFolder = path.resolve(root, given["DATA_DIR"] || ".data");
  const secret = given["NEXTAUTH_SECRET"] || secretOf(dataFolder);
  const addressFrom = process.env["DATABASE_URL"]
    ? "its address comes from the environment variable DATABASE_URL"
    : given["DATABASE_URL"]
      ? `its address comes from DATABASE_URL in ${file}`
      : `the embedded one in ${dataFolder}`;
  const isOpen = !LOOPBACK.has(host);
  const warnings = [
    isOpen &&
      origin.startsWith("http:") &&
      `Warning: HOST opens Greenroom to the network over plain http, so passwords can be read on the way. Put it behind https: see docs/hosting.md.${given["APP_URL"] ? "" : " Other devices also need APP_URL: without it they are sent to their own localhost."}`,
    isOpen &&
      /^([1-9]|true)$/.test(given["TRUST_PROXY"] ?? "") &&
      "Warning: HOST opens Greenroom to the network, and TRUST_PROXY believes the address that whoever connects gives. Make sure that only your proxy can reach this port.",
  ];
  return {
    port,
    dataFolder,
    databaseUrl: given["DATABASE_URL"] || null,
    warnings: warnings.filter((warning) => warning !== false),
    environment: /** @type {NodeJS.ProcessEnv} */ ({
      ...given,
      NODE_ENV: dev ? "development" : "production",
      PORT: String(port),
      HOST: host,
      DATABASE_URL_FROM: addressFrom,
      APP_URL: origin,
      NEXTAUTH_URL: origin,
      NEXTAUTH_SECRET: secret,
      // Next derives the ids of its actions from this key. With a new key per build, pages opened
      // before an update couldn't send their forms.
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: createHash("sha256")
        .update(`server actions ${secret}`)
        .digest("base64"),
      NEXT_TELEMETRY_DISABLED: "1",
    }),
  };
}

/** @param {string} folder */
function secretOf(folder) {
  const file = path.join(folder, "secret");
  if (!existsSync(file)) {
    makeFolder(folder);
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8").trim();
}

/**
 * Creates the folder for data if needed. Throws a Trouble if it can't be written.
 * @param {string} folder
 */
export function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (code === "ENOSPC") throw cause;
    const reason = FOLDER_FAULTS[code] ?? String(cause);
    throw new Trouble(
      `Greenroom cannot keep its data in ${folder}: ${reason}. Set DATA_DIR to another folder.`,
      {
        cause,
      },
    );
  }
}
