import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { inCity } from '../../src/database/scope.js';
import { Transactions } from '../../src/database/transactions.js';
import { noticeKinds } from '../../src/notices/notice-kinds.js';
import { TellNoticesService } from '../../src/notices/tell-notices.service.js';
import { CertificationTown } from '../certification/certification-town.js';
import { query } from '../support/query.js';

let first: CertificationTown;

beforeAll(async () => {
  first = await CertificationTown.start();
});

afterAll(() => first?.stop());

async function tell(cityId: number): Promise<void> {
  await inCity(cityId, async () => {
    for (const kind of noticeKinds) await first.app.get(TellNoticesService).tell(cityId, kind);
  });
}

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
