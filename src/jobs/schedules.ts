import type { RepeatOptions } from 'bullmq';

/** Everything that is done without being asked, and when (Asia/Tokyo). */
export const SCHEDULES = {
  /**
   * What was valid through yesterday lapses; not before 00:05, so that what came in time is posted first. Once more a
   * quarter of an hour later, since the database's own clock says when it is 00:05 and may be behind this machine's.
   */
  lapse: daily('5,20 0'),
  'expire-certifications': daily('10 0'),
  /** On the first the month, on every other day whoever was enrolled since. */
  'issue-month': daily('0 6'),
  'return-claim-links': { every: 5 * 60_000 },
  'sweep-codes': daily('20 3'),
  'erase-personal': daily('40 3'),
  'sweep-till': daily('25 3'),
  /** Long work whose worker was killed, or of which no worker was told. */
  'do-tasks': { every: 10_000 },
  /** The seals are at most a minute behind. */
  seal: { every: 30_000 },
  /** After the day's business, before people read the list of it. */
  'look-for-abuse': daily('30 4'),
  'tell-news': { every: 30_000 },
  /** When people read their mail. */
  'tell-what-ends': daily('30 8'),
  /** Somebody may be waiting for a link to sign in. */
  'send-letters': { every: 5_000 },
  /** Programs of employers and shops hear of what happened within seconds. */
  'deliver-webhooks': { every: 5_000 },
} as const satisfies Record<string, Omit<RepeatOptions, 'key'>>;

export type JobName = keyof typeof SCHEDULES;

export const JOB_NAMES = Object.keys(SCHEDULES) as JobName[];

function daily(minuteAndHour: string) {
  return { pattern: `${minuteAndHour} * * *`, tz: 'Asia/Tokyo' };
}
