import { expect } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { TestApp } from '../support/app.js';
import { PayingTown } from './paying-town.js';

/** A town whose June is settled: 3,000, 4,000 and 5,000 yen. Two people of its finance section, and a way to ask. */
export async function settledTown(app: TestApp, details: Parameters<typeof PayingTown.make>[2] = {}) {
  const town = await PayingTown.make(app, 3, details);
  for (const shop of [0, 1, 2]) await town.pay(shop, 3 + shop);
  await town.until('2026-07-01');
  await town.close('2026-06');
  const [first, second] = [await app.tokenFor(town.id, 'city_finance'), await app.tokenFor(town.id, 'city_finance')];
  const post = (path: string, body: object = {}, token = first) => app.fetch(`/api/v1/${path}`, { token, body });
  const get = (path: string, token = first) => app.fetch(`/api/v1/${path}`, { token });
  expect(await post('settlement-runs', { month: '2026-06' })).toMatchObject({
    status: 200,
    body: { settlements: 3, amount: 12_000 },
  });
  const exported = async (): Promise<{ id: string }> => {
    const { body } = await post('payout-batches');
    await post(`payout-batches/${body.id}/approve`, {}, second);
    expect((await exportFile(body.id)).status).toBe(200);
    return body;
  };
  const exportFile = async (id: string) => {
    const response = await fetch(`${app.url}/api/v1/payout-batches/${id}/export`, {
      method: 'POST',
      headers: { authorization: `Bearer ${first}`, 'idempotency-key': randomUUID() },
    });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  return { town, first, second, post, get, exported, exportFile };
}
