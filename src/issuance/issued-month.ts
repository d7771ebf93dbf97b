import type { Month } from '../domain/month.js';

/** How far a run has come: people issued to, of those who were due. */
export interface IssuanceProgress {
  issued: number;
  due: number;
}

export interface IssueOptions {
  /** The person, access token or program that has it done. */
  actorId: string;
  onProgress?: (progress: IssuanceProgress) => void;
}

/** What a run has issued now, in whole yen, and how many people who are owed the month had it before. */
export interface IssuedMonth {
  runId: string;
  month: Month;
  allocations: number;
  amount: number;
  employerShare: number;
  cityShare: number;
  already: number;
}
