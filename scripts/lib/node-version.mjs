const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

/** One sentence for whoever comes with an old Node. */
export const OLD_NODE = `Greenroom needs Node.js 20.19 or newer; this is ${process.versions.node}. Get a current one from https://nodejs.org`;

/** Whether this Node is older than Greenroom needs. */
export function hasOldNode() {
  return major < 20 || (major === 20 && minor < 19);
}
