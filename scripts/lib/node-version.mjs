/** The message for a person whose Node is too old. */
export const OLD_NODE = `Greenroom needs Node.js 20.19 or newer; this is ${process.versions.node}. Get a current one from https://nodejs.org`;

/**
 * Returns whether a version of Node, by default this one, is older than Greenroom needs.
 * @param {string} [version]
 */
export function hasOldNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major < 20 || (major === 20 && minor < 19);
}
