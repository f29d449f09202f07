/**
 * Node's flags for the web process. Given several gigabytes, V8 lets garbage grow to four times the
 * memory in use, and memory varies by 200 MB under load. With one gigabyte, which is plenty for
 * Greenroom, it collects earlier.
 */
export const WEB_FLAGS = ["--max-old-space-size=1024"];
