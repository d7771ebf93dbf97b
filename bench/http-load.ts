/**
 * A process that sends redemptions over HTTP as fast as they are answered: it reads what to do as JSON from standard
 * input, and writes what came of it as JSON to standard output.
 */
import { randomInt } from 'node:crypto';
import { text } from 'node:stream/consumers';
import autocannon from 'autocannon';
import { v7 as uuidv7 } from 'uuid';
import type { HttpLoad, HttpResult } from './http-redemptions.js';

const { url, connections, seconds, wallets, tills } = JSON.parse(await text(process.stdin)) as HttpLoad;

const result = await autocannon({
  url,
  connections,
  duration: seconds,
  requests: [
    {
      method: 'POST',
      path: '/api/v1/redemptions',
      setupRequest: (request) => ({
        ...request,
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${tills[randomInt(tills.length)]}`,
          'idempotency-key': uuidv7(),
        },
        body: JSON.stringify({ employeeId: walletId(1 + randomInt(wallets)), notes: 1 }),
      }),
    },
  ],
});
const answer: HttpResult = {
  done: result['2xx'],
  statuses: Object.keys(result.statusCodeStats ?? {}),
  refused: result.non2xx,
  failed: result.errors,
  seconds: result.duration,
  p99Ms: result.latency.p99,
};
process.stdout.write(JSON.stringify(answer));

/** The twin of idOf('wallet', n) in city.ts. */
function walletId(n: number): string {
  const spread = Number((BigInt(n) * 2654435761n) % 4294967296n);
  return `${spread.toString(16).padStart(8, '0')}-0000-8000-8000-000000000000`;
}
