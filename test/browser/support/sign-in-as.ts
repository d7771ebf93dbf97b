import type { Page } from 'playwright-core';
import type { DemoPerson } from '../../../src/simulation/demo-people.service.js';

/** The first parts of the addresses of the workplaces, e.g. `/employee/<role grant>`. */
const WORKPLACES: Record<DemoPerson, string> = {
  city_admin: 'city',
  city_welfare: 'city',
  city_finance: 'city',
  city_approver: 'city',
  city_auditor: 'city',
  employer_hr: 'hr',
  merchant_owner: 'shop',
  merchant_clerk: 'shop',
  employee: 'employee',
  coworker: 'employee',
};

/**
 * Signs in as one of the people of the demo city, by its door, without the screens that lead there.
 * @returns where the person works, e.g. `/employee/<role grant>`
 */
export async function signInAs(page: Page, person: DemoPerson): Promise<string> {
  if (!page.url().startsWith('http')) await page.goto('/');
  const grantId = await page.evaluate(async (role) => {
    const door = await fetch('/api/v1/auth/demo-sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role }),
    });
    if (!door.ok) throw new Error(`The door of the demo answered ${door.status}: ${await door.text()}`);
    const me = (await (await fetch('/api/v1/auth/me')).json()) as { roles: { grantId: string }[] };
    return me.roles[0]?.grantId;
  }, person);
  if (grantId === undefined) throw new Error(`${person} has no role.`);
  return `/${WORKPLACES[person]}/${grantId}`;
}
