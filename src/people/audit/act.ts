import type { Role } from '../role.js';

export const ACT_KINDS = ['change', 'read', 'command'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

export const OUTCOMES = ['done', 'refused', 'failed'] as const;
/** refused: a rule said no, and nothing was changed; failed: the service itself was at fault. */
export type Outcome = (typeof OUTCOMES)[number];

/** At the command line: somebody with the keys of the machine. */
export const OPERATOR = 'operator';

/** Who is about to do what. */
interface Doer {
  cityId: number;
  /** The person, or else the token. */
  actorId: string;
  /** A permission of the policy table, or a command. */
  permission: string;
}

export interface CommandAct extends Doer {
  kind: 'command';
}

export interface HttpAct extends Doer {
  kind: 'change' | 'read';
  accountId?: string;
  /** The token, or the granted role, by which the door was opened. */
  credentialId: string;
  role: Role;
  /** Whose personal data is read. */
  reads?: string;
  method: string;
  /** As declared, with the names of its parameters. */
  route: string;
  /** Those that the path names. */
  objectIds: string[];
  address: string;
  /** What the client says it is. */
  device?: string;
  requestId: string;
}

export type Act = CommandAct | HttpAct;

/** How an act ended. */
export interface ActEnd {
  outcome: Outcome;
  status?: number;
  /** The code of the problem that was answered, where one was. */
  problem?: string;
  /** What it made or showed, beside what the path names. */
  objectIds?: string[];
}
