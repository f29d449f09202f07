/**
 * The session log's former address. Pages that were open before the update send to it; it goes with
 * the next release.
 */
export { POST } from "../session-log/route";
