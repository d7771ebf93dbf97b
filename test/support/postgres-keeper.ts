/**
 * Keeps one PostgreSQL for a run of the tests, in a process of its own: it lives as long as its standard input stays
 * open, so that nothing stays behind however the run ends. Started by global-setup.mjs, which learns its port from
 * standard output; whoever connects to that port is told how to reach the migrated template. The server is started
 * when the first test asks, so tests without a database do not wait for one.
 */
import { createServer } from 'node:net';
import { startTestServer, type TestServer } from './test-server.js';

let server: Promise<TestServer> | undefined;

const door = createServer(async (socket) => {
  socket.on('error', () => undefined);
  try {
    server ??= startTestServer();
    const { adminUrl, ownerUrl, appUrl, template } = await server;
    socket.end(JSON.stringify({ adminUrl, ownerUrl, appUrl, template }));
  } catch (error) {
    socket.end(JSON.stringify({ error: error instanceof Error ? error.stack : String(error) }));
  }
});

door.listen(0, '127.0.0.1', () => {
  const address = door.address();
  if (typeof address === 'object') process.stdout.write(`${address?.port}\n`);
});

process.stdin.resume();
process.stdin.once('end', async () => {
  door.close();
  await server?.then(
    (started) => started.stop(),
    () => undefined,
  );
  process.exit();
});
