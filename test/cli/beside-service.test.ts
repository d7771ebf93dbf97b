import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { newDataDir, removeDataDir, serverPid } from '../support/embedded.js';
import { sampleCity } from '../support/sample-city.js';
import { sankyu, sankyuJson, startProgram, writeFolder } from '../support/sankyu.js';

let data: string;
let service: ChildProcess;
let api: string;

beforeAll(async () => {
  data = await newDataDir('sankyu-beside-');
  service = startProgram('src/main.ts', data, [], { PORT: '0', SANKYU_DEMO: 'off', SANKYU_LOG_LEVEL: 'silent' });
  for await (const line of createInterface(service.stdout!)) {
    api ??= /http:\S+\/api\/v1/.exec(line)?.[0] ?? api;
    if (line === 'ready') break;
  }
});

afterAll(async () => {
  if (service.exitCode === null) {
    service.kill('SIGTERM');
    await once(service, 'close');
  }
  await removeDataDir(data);
});

test('commands and a running service work on the same city at once, and the last to leave stops the database', async () => {
  const folder = join(data, 'files');
  await writeFolder(folder, sampleCity({ employers: 3, parents: 12, merchants: 2 }).files);
  const city = ['--city', 'mihon'];
  await sankyuJson(data, 'import', folder, ...city, '--start', '2026-04', '--as-of', '2026-04-01', '--approve');
  const { token } = await sankyuJson<{ token: string }>(data, 'token', 'create', ...city, '--role', 'city_finance');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

  const [bySankyu, byHttp] = await Promise.all([
    sankyuJson<{ allocations: number }>(data, 'issue', '2026-04', ...city),
    fetch(`${api}/issuance-runs`, { method: 'POST', headers, body: JSON.stringify({ month: '2026-04' }) }),
  ]);
  const run = (await byHttp.json()) as { allocations: number };
  expect([byHttp.status, run.allocations + bySankyu.allocations]).toEqual([201, 12]);

  const asked = await fetch(`${api}/reports/split?from=2026-04`, { headers });
  expect(await asked.json()).toEqual(await sankyuJson(data, 'split', '2026-04', ...city));
  expect((await sankyu(data, 'db-url')).stderr).toBe('');

  const holding = startProgram('src/cli/main.ts', data, ['db-url', '--until-idle', '600']);
  await once(holding.stdout!, 'data');
  service.kill('SIGTERM');
  await once(service, 'close');
  expect(await serverPid(data)).toBeDefined();
  holding.kill('SIGTERM');
  await once(holding, 'close');
  expect(await serverPid(data)).toBeUndefined();
  expect(await sankyuJson(data, 'verify', ...city)).toMatchObject({ ok: true });
});
