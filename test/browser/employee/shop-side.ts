import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import type { DemoSite } from '../support/demo-site.js';
import { openPage } from '../support/open-page.js';
import { signInAs } from '../support/sign-in-as.js';

/** The other side of the counter, which speaks to the service without screens. */
export interface ShopSide {
  page: Page;
  /** Answers the status. */
  putPhoto(shopId: string, file: URL): Promise<number>;
  ask(method: 'GET' | 'POST', path: string, body?: object): Promise<{ status: number; body: any }>;
}

export async function openShopSide(
  browser: Browser,
  site: DemoSite,
  role: 'merchant_clerk' | 'merchant_owner',
): Promise<ShopSide> {
  const page = await openPage(browser, site);
  const grantId = (await signInAs(page, role)).split('/').at(-1)!;
  return {
    page,
    putPhoto: async (shopId, file) =>
      page.evaluate(
        async ([grant, shop, base64]) => {
          const bytes = Uint8Array.from(atob(base64!), (letter) => letter.charCodeAt(0));
          const body = new FormData();
          body.set('photo', new File([bytes], 'photo.png', { type: 'image/png' }));
          return (await fetch(`/api/v1/as/${grant}/shops/${shop}/photo`, { method: 'PUT', body })).status;
        },
        [grantId, shopId, (await readFile(file)).toString('base64')],
      ),
    ask: (method, path, body) =>
      page.evaluate(
        async (wanted) => {
          const answer = await fetch(`/api/v1/as/${wanted.grantId}/${wanted.path}`, {
            method: wanted.method,
            headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
            ...(wanted.method === 'POST' ? { body: JSON.stringify(wanted.body ?? {}) } : {}),
          });
          const text = await answer.text();
          return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
        },
        { grantId, method, path, body },
      ),
  };
}
