import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { query } from '../support/query.js';
import { CertificationTown } from './certification-town.js';

const PDF = Buffer.from('%PDF-1.7\n規程\n%%EOF');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1]);
const ZIP = Buffer.from('PK\u0003\u0004 not a paper');

let town: CertificationTown;

beforeAll(async () => {
  town = await CertificationTown.start();
});

afterAll(() => town?.stop());

test('an owner applies, the city asks back, reviews and certifies, and the number of measures makes the tier', async () => {
  const { id, owner } = await town.merchant();
  const application = await town.apply(owner, `merchants/${id}`, 6);
  await town.ask(town.welfare, `certifications/${application}/messages`, { text: '窓口の担当者はどなたですか。' });
  await town.ask(owner, `certifications/${application}/messages`, { text: '店長の髙橋です。' });
  expect((await town.accept(application)).status).toBe(200);
  const certified = await town.decide(application, 'certify', { fromOn: '2026-04-01', validUntil: '2029-03-31' });
  expect(certified.body).toMatchObject({ state: 'certified', tier: 'gold', measures: 6, validUntil: '2029-03-31' });
  expect(certified.body.number).toMatch(/^2026-\d{5}$/);
  const seen = (await town.ask(owner, `certifications/${application}`)).body;
  expect(seen.messages.map((one: { fromCity: boolean; text: string }) => [one.fromCity, one.text])).toEqual([
    [true, '窓口の担当者はどなたですか。'],
    [false, '店長の髙橋です。'],
  ]);
  expect(seen.answers).toHaveLength(8);
});

test.each([
  [1, undefined],
  [2, 'bronze'],
  [4, 'silver'],
  [5, 'silver'],
])('%i accepted measures make the tier %s', async (claimed, tier) => {
  const { id, owner } = await town.merchant();
  const application = await town.apply(owner, `merchants/${id}`, claimed);
  await town.accept(application);
  const { body } = await town.decide(application, 'certify', { fromOn: '2026-04-01', validUntil: '2027-03-31' });
  expect([body.tier, body.code]).toEqual(tier ? [tier, undefined] : [undefined, 'too_few_measures']);
});

test('a measure that wants evidence is accepted only with a file for it, and all eight make platinum', async () => {
  const { id, owner } = await town.merchant();
  const application = await town.apply(owner, `merchants/${id}`, 8);
  expect((await town.accept(application)).body.code).toBe('evidence_missing');
  const before = await town.decide(application, 'certify', { fromOn: '2026-04-01', validUntil: '2027-03-31' });
  expect(before.body.code).toBe('not_reviewed');
  for (const criterion of (await town.criteria()).filter(({ evidenceRequired }) => evidenceRequired)) {
    expect((await town.show(owner, application, PDF, '就業規則.pdf', criterion.id)).status).toBe(201);
  }
  expect((await town.accept(application)).status).toBe(200);
  const certified = await town.decide(application, 'certify', { fromOn: '2026-04-01', validUntil: '2027-03-31' });
  expect(certified.body).toMatchObject({ tier: 'platinum', measures: 8 });
  const late = await town.show(owner, application, PDF, '後から.pdf');
  expect([late.status, late.body.code]).toEqual([409, 'application_decided']);
});

test('a measure that nobody claims cannot be accepted, and a changed answer is reviewed anew', async () => {
  const { id, owner } = await town.merchant();
  const application = await town.apply(owner, `merchants/${id}`, 2);
  const { answers } = (await town.ask(owner, `certifications/${application}`)).body;
  const unclaimed = answers.find((one: { met: boolean }) => !one.met).criterionId;
  const wrong = { findings: [{ criterionId: unclaimed, accepted: true }] };
  const refused = await town.ask(town.welfare, `certifications/${application}/review`, wrong, 'PUT');
  expect([refused.status, refused.body.code]).toEqual([422, 'criterion_not_answered']);
  await town.accept(application);
  const claimed = answers.find((one: { met: boolean }) => one.met).criterionId;
  const again = { answers: [{ criterionId: claimed, met: true, statement: '改めました' }] };
  const changed = await town.ask(owner, `certifications/${application}/answers`, again, 'PUT');
  const one = changed.body.find(({ criterionId }: { criterionId: string }) => criterionId === claimed);
  expect(one).toMatchObject({ statement: '改めました', accepted: null });
  const unknown = { answers: [{ criterionId: id, met: true, statement: '' }] };
  const outside = await town.ask(owner, `certifications/${application}/answers`, unknown, 'PUT');
  expect([outside.status, outside.body.code]).toEqual([422, 'criterion_not_in_force']);
});

test('who was refused applies anew, by an application of its own, and the refusal stays on record', async () => {
  const { id, owner } = await town.merchant();
  const first = await town.apply(owner, `merchants/${id}`, 4);
  const twice = await town.ask(owner, `merchants/${id}/certifications`, { reason: '二重' });
  expect([twice.status, twice.body.code]).toEqual([409, 'certification_stands']);
  expect((await town.decide(first, 'refuse', { reason: '規程がない' })).body).toMatchObject({ state: 'refused' });
  const second = await town.apply(owner, `merchants/${id}`, 4);
  expect(second).not.toBe(first);
  const { body } = await town.ask(owner, `merchants/${id}/certifications`);
  expect(body.map((one: { id: string; state: string }) => [one.id, one.state])).toEqual([
    [second, 'applied'],
    [first, 'refused'],
  ]);
  expect(body[1].events.at(-1)).toMatchObject({ event: 'refuse', reason: '規程がない' });
});

test.each([
  ['a PDF', PDF, 'a.pdf', 'application/pdf'],
  ['a PNG whatever its name', PNG, 'photo.pdf', 'image/png'],
  ['a JPEG', JPEG, '写真 﨑.jpg', 'image/jpeg'],
])('keeps %s and gives it back byte for byte', async (_, content, name, mediaType) => {
  const { id, owner } = await town.merchant();
  const application = await town.apply(owner, `merchants/${id}`, 2);
  const { status, body } = await town.show(owner, application, content, `../../${name}`);
  expect([status, body.mediaType, body.name]).toEqual([201, mediaType, name]);
  const path = `${town.app.url}/api/v1/certifications/${application}/evidence/${body.id}`;
  const answer = await fetch(path, { headers: { authorization: `Bearer ${town.welfare}` } });
  expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
  expect(answer.headers.get('content-type')).toBe(mediaType);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  // To whoever reviews it is shown, still as nothing else than what its bytes are.
  const seen = await fetch(`${path}?show=true`, { headers: { authorization: `Bearer ${town.welfare}` } });
  expect(seen.headers.get('content-disposition')).toMatch(/^inline;/);
  expect([seen.headers.get('content-type'), seen.headers.get('x-content-type-options')]).toEqual([
    mediaType,
    'nosniff',
  ]);
  expect(seen.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test.each([
  ['a zip renamed to PDF', ZIP, 'evidence_type'],
  ['nothing', Buffer.alloc(0), 'evidence_type'],
  ['a web page', Buffer.from('<html><script>'), 'evidence_type'],
  ['a PDF that does not begin as one', Buffer.concat([Buffer.from('x'), PDF]), 'evidence_type'],
  ['11 MB', Buffer.concat([PDF, Buffer.alloc(11 * 1024 * 1024)]), 'evidence_too_large'],
])('refuses %s as evidence and keeps nothing', async (_, content, code) => {
  const { id, owner } = await town.merchant();
  const application = await town.apply(owner, `merchants/${id}`, 2);
  const { status, body } = await town.show(owner, application, content, 'a.pdf');
  expect([status, body.code]).toEqual([422, code]);
  expect((await town.ask(owner, `certifications/${application}`)).body.evidence).toEqual([]);
});

test('says so when the bytes on the disk are not those that were sent', async () => {
  const { id, owner } = await town.merchant();
  const application = await town.apply(owner, `merchants/${id}`, 2);
  const content = Buffer.from(`%PDF-${id}`);
  const { body } = await town.show(owner, application, content, 'a.pdf');
  const folder = join(town.data, 'evidence', String(town.id), body.sha256.slice(0, 2));
  const file = join(folder, body.sha256);
  expect(await readdir(folder)).toEqual([body.sha256]);
  expect((await readFile(file)).equals(content)).toBe(true);
  await writeFile(file, 'other');
  const answer = await town.ask(owner, `certifications/${application}/evidence/${body.id}`);
  expect([answer.status, answer.body.code]).toEqual([503, 'evidence_away']);
});

test('another merchant’s application does not exist for an owner, whatever it asks', async () => {
  const { owner, certification } = await town.certified();
  const other = await town.merchant();
  const application = await town.apply(other.owner, `merchants/${other.id}`, 2);
  const { body: file } = await town.show(other.owner, application, PDF, 'a.pdf');
  for (const path of ['', `/evidence/${file.id}`, '/certificate.pdf']) {
    expect((await town.ask(owner, `certifications/${application}${path}`)).status).toBe(404);
  }
  expect((await town.show(owner, application, PDF, 'b.pdf')).status).toBe(404);
  expect((await town.ask(owner, `certifications/${application}/messages`, { text: 'x' })).status).toBe(404);
  expect((await town.ask(owner, `certifications/${application}/answers`, { answers: [] }, 'PUT')).status).toBe(404);
  expect((await town.ask(other.owner, `certifications/${certification.id}/renew`, { reason: '更新' })).status).toBe(
    404,
  );
  expect((await town.ask(owner, `certifications/${application}/certify`, {})).status).toBe(403);
  expect((await town.ask(owner, 'certifications')).status).toBe(403);
  // Nor does the file of one application exist under another.
  expect((await town.ask(owner, `certifications/${certification.id}/evidence/${file.id}`)).status).toBe(404);
});

test('an employer is certified in the same way, and no till of the ledger is turned by it', async () => {
  const { id, hr } = await town.employer('2454701952624');
  const application = await town.apply(hr, `employers/${id}`, 6);
  await town.accept(application);
  const turned = () => query(town.db.ownerUrl, 'select count(*) as turns from ledger.acceptances');
  const before = await turned();
  const certified = await town.decide(application, 'certify', { fromOn: '2026-04-01', validUntil: '2027-03-31' });
  expect(certified.body).toMatchObject({ employerId: id, merchantId: null, tier: 'gold', state: 'certified' });
  expect((await town.decide(application, 'suspend')).body).toMatchObject({ state: 'suspended' });
  expect((await town.decide(application, 'resume')).body).toMatchObject({ state: 'certified' });
  expect((await town.decide(application, 'revoke')).body).toMatchObject({ state: 'revoked' });
  expect(await turned()).toEqual(before);
  const merchant = await town.merchant();
  expect((await town.ask(merchant.owner, `employers/${id}/certifications`)).status).toBe(404);
  expect((await town.ask(hr, `merchants/${merchant.id}/certifications`)).status).toBe(404);
});

test('the database itself refuses what must not be', async () => {
  const { id } = await town.merchant();
  const { certification } = await town.certified();
  const cert = `'${certification.id}'`;
  const insert = (columns: string, values: string) =>
    query(
      town.db.ownerUrl,
      `insert into certifications (city_id, id, ${columns}) values (${town.id}, gen_random_uuid(), ${values})`,
    );
  const breaks = (statement: Promise<unknown>, constraint: string) =>
    expect(statement).rejects.toMatchObject({ constraint });
  await breaks(insert('state', `'applied'`), 'certifications_one_holder');
  const days = `'2026-04-01', '2027-03-31'`;
  await breaks(
    insert('merchant_id, state, valid_from, valid_until', `'${id}', 'certified', ${days}`),
    'certifications_certified_has_number',
  );
  await breaks(
    insert(
      'merchant_id, state, valid_from, valid_until, number',
      `'${id}', 'certified', ${days}, '${certification.number}'`,
    ),
    'certifications_number',
  );
  await breaks(insert('merchant_id, state, tier', `'${id}', 'applied', 'diamond'`), 'certifications_tier_known');
  const file = (type: string, bytes: number) =>
    query(
      town.db.ownerUrl,
      `insert into evidence_files (city_id, id, certification_id, name, media_type, bytes, sha256, uploaded_by)
       values (${town.id}, gen_random_uuid(), ${cert}, 'a', '${type}', ${bytes}, '\\x00', gen_random_uuid())`,
    );
  await breaks(file('application/zip', 1), 'evidence_files_media_type_known');
  await breaks(file('image/png', 10_485_761), 'evidence_files_size');
  const rewrite = query(town.db.appUrl, `update certification_messages set text = 'x'`);
  await expect(rewrite).rejects.toMatchObject({ message: expect.stringContaining('permission denied') });
});
