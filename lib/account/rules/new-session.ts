/** A session that a device asks for. Signing in or up decides whose session it is. */
export type NewSession = {
  /** SHA-256 of the secret in the device's cookie. */
  readonly tokenHash: Uint8Array<ArrayBuffer>;
  readonly createdAt: Date;
  /** Idle limit, moved forward by use. */
  readonly expiresAt: Date;
  /** Absolute limit, never moved. */
  readonly absoluteExpires: Date;
  readonly authMethod: string;
  readonly userAgent: string;
  /** As `networkOf` returns it. */
  readonly network: string;
};
