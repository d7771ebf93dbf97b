/** Whom thanks are for: somebody of the same employer, or whoever opens a link. */
export type Receiver = { kind: 'person'; id: string; name: string } | { kind: 'link' };
