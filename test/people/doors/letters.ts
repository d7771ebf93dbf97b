import { Transactions } from '../../../src/database/transactions.js';
import { Vault } from '../../../src/database/vault.js';
import { boxOf, type LetterContent } from '../../../src/mail/letter.js';
import type { TestApp } from '../../support/app.js';

/** The letters that wait for this address, the newest first. */
export async function lettersTo(app: TestApp, email: string): Promise<(LetterContent & { template: string })[]> {
  const rows = await app
    .get(Transactions)
    .query<{ id: string; template: string; box: Buffer }>(
      'select id, template, box from people.letters where box is not null order by created_at desc, id desc',
    );
  return rows
    .map(({ id, template, box }) => ({
      template,
      ...(JSON.parse(app.get(Vault).open(box, boxOf(id))) as LetterContent),
    }))
    .filter(({ to }) => to === email);
}

/** The secret in the newest letter of a sort: what stands behind the # of its link. */
export async function secretTo(app: TestApp, email: string, template: string): Promise<string> {
  const letter = (await lettersTo(app, email)).find((one) => one.template === template);
  const secret = /https?:\/\/\S+\/[a-z-]+#([\w-]{43})\s/.exec(letter?.text ?? '')?.[1];
  if (!secret) throw new Error(`No letter ${template} with a link`);
  return secret;
}
