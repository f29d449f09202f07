/**
 * The session log's former address: pages that were open before the update send to it. It goes with
 * the next release.
 */
export { POST } from "../session-log/route";
