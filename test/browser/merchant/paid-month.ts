import type { DemoSite } from '../support/demo-site.js';

export const FIRST_MONTH = '2026-05';
const CITY_ID = 1;

/** Closes the demo city's first month and settles it, by two people of its finance section. */
export async function closeFirstMonth({ app }: DemoSite): Promise<void> {
  const [one, another] = [await app.tokenFor(CITY_ID, 'city_finance'), await app.tokenFor(CITY_ID, 'city_finance')];
  await must(app.fetch(`/api/v1/closings/${FIRST_MONTH}/prepare`, { token: one, body: {} }));
  await must(app.fetch(`/api/v1/closings/${FIRST_MONTH}/approve`, { token: another, body: {} }));
  await must(app.fetch('/api/v1/settlement-runs', { token: one, body: { month: FIRST_MONTH } }));
}

/** Does what another part of the city does, and fails where it was refused. */
export async function must<T extends { status: number; body: unknown }>(asked: Promise<T>): Promise<T> {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}
