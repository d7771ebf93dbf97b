import type { Page } from 'playwright-core';

/** Asks the service as one of the own roles, as a screen of that workplace would. @returns its answer */
export async function ask(page: Page, home: string, path: string, body?: object): Promise<any> {
  return page.evaluate(
    async (wanted) => {
      const answer = await fetch(`/api/v1/as/${wanted.grantId}/${wanted.path}`, {
        method: wanted.body ? 'POST' : 'GET',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        ...(wanted.body ? { body: JSON.stringify(wanted.body) } : {}),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${wanted.path} answered ${answer.status}: ${text}`);
      return text === '' ? undefined : JSON.parse(text);
    },
    { grantId: home.split('/').at(-1), path, body },
  );
}
