/** How an answer was said, apart from what was known: judged by the candidate, kept with its own history, and never fed to memory. */
export type Delivery = {
  /** Said within its time. */
  readonly inTime: boolean;
  /** The answer first, its reasons after it. */
  readonly structured: boolean;
  /** Nothing that was not asked for. */
  readonly concise: boolean;
};
