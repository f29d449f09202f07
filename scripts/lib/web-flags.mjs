/**
 * Flags of Node for the web process. With room for several gigabytes V8 lets garbage grow to four
 * times what is in use before it clears it away, and memory goes up and down by 200 MB under load;
 * with room for one, which is many times what Greenroom needs, it clears earlier.
 */
export const WEB_FLAGS = ["--max-old-space-size=1024"];
