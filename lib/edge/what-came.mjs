import { createHmac, timingSafeEqual } from "node:crypto";
import { clientAddress, proxyFault } from "./addresses.mjs";

/** The header with which `npm run doctor` asks what has come of its request. */
export const DOCTOR_HEADER = "x-greenroom-doctor";

/**
 * Returns what the header says: only somebody who knows the secret of this installation can ask.
 * @param {string} secret
 */
export function doctorKey(secret) {
  return createHmac("sha256", secret).update("doctor").digest("hex");
}

/**
 * What the web process saw of a request that went through the proxies: the name, the visitor's
 * address, and a sentence when TRUST_PROXY doesn't fit.
 * @typedef {{ host: string | null, address: string, fault: string | null }} WhatCame
 */

/**
 * Returns what came of a request of the doctor's, or null for anybody else's.
 * @param {import("node:http").IncomingMessage} request
 * @param {{ secret: string, hops: number }} here
 * @returns {WhatCame | null}
 */
export function whatCame(request, { secret, hops }) {
  const said = Buffer.from(String(request.headers[DOCTOR_HEADER] ?? ""));
  const key = Buffer.from(doctorKey(secret));
  if (secret === "" || said.length !== key.length || !timingSafeEqual(said, key)) return null;
  return {
    host: request.headers.host ?? null,
    address: clientAddress(request, hops),
    fault: proxyFault(request, hops),
  };
}
