import { createHash } from 'node:crypto';

/** As many as the server of `npm run prove -- redis` has; each database of a test has one of them to itself. */
const PLACES = 65_536;

/**
 * Where the jobs of whoever works on this database wait: nowhere else than there, unless `PROVE_REDIS_URL` names a Redis
 * in which the whole run has its jobs.
 */
export function jobsInRedis(appUrl: string | undefined): { REDIS_URL?: string } {
  const { PROVE_REDIS_URL: server } = process.env;
  if (!server || !appUrl) return {};
  const name = createHash('sha256').update(new URL(appUrl).pathname).digest();
  return { REDIS_URL: `${server}/${name.readUInt32BE() % PLACES}` };
}
