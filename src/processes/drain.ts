import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Draining } from '../http/draining.js';

const STEP_MS = 50;
/** A connection on which nothing came for so long is not being used. */
const QUIET_MS = 500;

/**
 * Lets a service go without one request failing: it says that it is not ready, so that a load balancer sends nothing
 * more; then it takes no more connections, and ends each of those it has with the next answer on it. Connections are
 * closed under nobody's hands but those on which nothing has come for half a second.
 *
 * @param announcedMs how long it says so, and does everything else as always; undefined where it need not be said, since
 *   another process answers at the same address
 * @param finishingMs how long what is being answered may take after that
 */
export async function drain(
  app: NestFastifyApplication,
  announcedMs: number | undefined,
  finishingMs: number,
): Promise<void> {
  const draining = app.get(Draining);
  const server = app.getHttpServer() as Server;
  draining.begin(announcedMs !== undefined);
  if (!server.listening) return;
  await delay(announcedMs ?? 0);
  let usedAt = Date.now();
  server.on('request', () => (usedAt = Date.now()));
  // Not that of an HTTP server, which cuts off at once what seems idle: a request may be on its way there.
  NetServer.prototype.close.call(server);
  for (const end = Date.now() + finishingMs; Date.now() < end && (await connectionsOf(server)) > 0;) {
    draining.endStreams();
    await delay(STEP_MS);
    if (Date.now() - usedAt <= QUIET_MS) continue;
    server.closeIdleConnections();
    draining.endUnused();
  }
}

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve) => server.getConnections((error, count) => resolve(error ? 0 : count)));
}
