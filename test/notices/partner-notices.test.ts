import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { inCity } from '../../src/database/scope.js';
import { Transactions } from '../../src/database/transactions.js';
import { noticeKinds } from '../../src/notices/notice-kinds.js';
import { TellNoticesService } from '../../src/notices/tell-notices.service.js';
import { CertificationTown } from '../certification/certification-town.js';
import { PayingTown } from '../payouts/paying-town.js';
import { query } from '../support/query.js';

let first: CertificationTown;

beforeAll(async () => {
  first = await CertificationTown.start();
});

afterAll(() => first?.stop());

const tell = (cityId: number) => inCity(cityId, () => first.app.get(TellNoticesService).tell(cityId, noticeKinds));

const told = (cityId: number) =>
  inCity(cityId, () =>
    first.app
      .get(Transactions)
      .query<{ kind: string; recipient: string; subject: string }>(
        'select kind, recipient_id as recipient, subject_id as subject from notices where city_id = $1 order by told_at, subject_id',
        [cityId],
      ),
  );

it('that a certificate ends is told 60 and 30 days before, once each, and not to whoever has applied for renewal', async () => {
  const town = await first.another();
  const [quiet, busy] = [await town.certified(), await town.certified()];
  await town.moveTo('2027-01-29');
  await tell(town.id);
  expect(await told(town.id)).toEqual([]);
  await town.moveTo('2027-01-30');
  await tell(town.id);
  await tell(town.id);
  const kind = 'certificate_ends_60';
  expect((await told(town.id)).sort((a, b) => a.recipient.localeCompare(b.recipient))).toEqual(
    [quiet, busy]
      .map(({ id, certification }) => ({ kind, recipient: id, subject: certification.id }))
      .sort((a, b) => a.recipient.localeCompare(b.recipient)),
  );
  await town.ask(busy.owner, `certifications/${busy.certification.id}/renew`, { reason: '更新' });
  await town.moveTo('2027-03-01');
  await tell(town.id);
  await tell(town.id);
  expect((await told(town.id)).slice(2)).toEqual([
    { kind: 'certificate_ends_30', recipient: quiet.id, subject: quiet.certification.id },
  ]);
});

it('is told to the people who have the role, in place of the address that the merchant gave', async () => {
  const town = await first.another();
  const { id: merchantId } = await town.certified();
  const [owner, former] = [randomUUID(), randomUUID()];
  const grant = (account: string, ended: boolean) =>
    `insert into role_grants (city_id, id, account_id, role, merchant_id, granted_by, ended_at, ended_by, end_reason)
     values (${town.id}, gen_random_uuid(), '${account}', 'merchant_owner', '${merchantId}', gen_random_uuid(),
             ${ended ? "now(), gen_random_uuid(), 'left'" : 'null, null, null'})`;
  await query(
    town.db.adminUrl,
    `insert into people.accounts (id, email, name) values ('${owner}', '${owner}@example.jp', '店主'), ('${former}', '${former}@example.jp', '前の店主')`,
    grant(owner, false),
    grant(former, true),
  );
  await town.moveTo('2027-01-30');
  await tell(town.id);
  expect((await told(town.id)).map(({ recipient }) => recipient)).toEqual([owner]);
});

it('that a payout was made is told when the bank says so, and never what came back', async () => {
  const paying = await PayingTown.make(first.app, 2);
  await paying.pay(0, 12);
  await paying.pay(1, 3);
  await paying.until('2026-07-01');
  await paying.close('2026-06');
  await paying.settle('2026-06');
  const [maker, checker] = [
    await first.app.tokenFor(paying.id, 'city_finance'),
    await first.app.tokenFor(paying.id, 'city_finance'),
  ];
  const ask = async (token: string, path: string, body: object = {}) => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const answer = await first.app.fetch(`/api/v1/payout-batches${path}`, { token, body, headers });
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const { id } = await ask(maker, '');
  await ask(checker, `/${id}/approve`);
  await ask(maker, `/${id}/export`);
  await tell(paying.id);
  const payouts = async () => (await told(paying.id)).filter(({ kind }) => kind === 'payout_made');
  expect(await payouts()).toEqual([]);
  const results = [
    { lineNumber: 1, result: 'paid' },
    { lineNumber: 2, result: 'returned', reason: '2' },
  ];
  await ask(maker, `/${id}/results`, { results });
  await tell(paying.id);
  await tell(paying.id);
  const [paid] = await inCity(paying.id, () =>
    first.app
      .get(Transactions)
      .query<{ subject: string; recipient: string }>(
        `select id as subject, merchant_id as recipient from payouts where city_id = $1 and state = 'paid'`,
        [paying.id],
      ),
  );
  expect(await payouts()).toEqual([{ kind: 'payout_made', ...paid }]);
});
