/** A passkey as its owner sees it. */
export interface ListedPasskey {
  id: string;
  label: string;
  /** Whether its owner's devices share it: then the loss of one device is not the loss of the passkey. */
  backedUp: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** What is kept to check its signatures. */
export interface KnownPasskey {
  id: string;
  accountId: string;
  credentialId: Buffer;
  publicKey: Buffer;
}

export const LISTED_COLUMNS =
  'id, label, backed_up as "backedUp", created_at as "createdAt", last_used_at as "lastUsedAt"';
