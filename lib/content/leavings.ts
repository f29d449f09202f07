/**
 * What editors, synchronisers and NAS devices leave in a folder: hidden files, previews, backups, and
 * copies of what two devices changed at once.
 */
const LEAVINGS = [
  /^\./,
  /^(@eaDir|#recycle|#snapshot|__MACOSX|lost\+found|Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r)$/i,
  /(~|\.(swp|swo|swx|bak|orig|tmp|temp|part|rej))$/i,
  /^(~\$|#.*#$)/,
  /\.sync-conflict-\d{8}-\d{6}/i,
  /conflicted copy/i,
];

/** Returns whether a file or folder of this name was left by a program and isn't anybody's content. */
export function isLeaving(name: string): boolean {
  return LEAVINGS.some((leaving) => leaving.test(name));
}
