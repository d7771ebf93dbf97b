import type { INestApplicationContext } from '@nestjs/common';
import { IssuanceModule } from '../../src/issuance/issuance.module.js';
import { IssueMonthService } from '../../src/issuance/issue-month.service.js';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { startServices } from '../support/services.js';
import { IssuingCity } from './issuing-city.js';

let db: TestDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startServices(db, LedgerModule, IssuanceModule);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

test('a rule under which coupons were issued is neither changed nor removed, not even by the owner', async () => {
  const city = await IssuingCity.make(app, { asOf: '2026-06-10' });
  await city.parents(1);
  const change = `update programme_rules set employer_yen = 12000, city_yen = 8000 where city_id = ${city.id}`;
  await query(db.ownerUrl, change);
  await app.get(IssueMonthService).issue(city.id, city.programmeId, '2026-06', { actorId: city.programmeId });
  for (const act of [change, `delete from programme_rules where city_id = ${city.id}`]) {
    await expect(query(db.ownerUrl, act)).rejects.toMatchObject({ constraint: 'programme_rules_issued_under' });
  }
});
