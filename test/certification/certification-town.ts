import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CriteriaService } from '../../src/certification/criteria/criteria.service.js';
import type { DateIso } from '../../src/domain/date.js';
import { RegisterEmployersService } from '../../src/employers/register-employers.service.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import { type Answer, startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

/** A rehearsal city with the ready criteria, an applicant and somebody who judges, over real HTTP. */
export class CertificationTown {
  private constructor(
    readonly db: TestDatabase,
    readonly app: TestApp,
    readonly data: string,
    readonly id: number,
    readonly code: string,
    readonly welfare: string,
    readonly admin: string,
  ) {}

  static async start(): Promise<CertificationTown> {
    const data = await mkdtemp(join(tmpdir(), 'sankyu-certification-'));
    process.env.SANKYU_DATA = data;
    process.env.SANKYU_PUBLIC_URL = 'https://sankyu.example.jp/';
    const db = await freshDatabase();
    const app = await startTestApp(db);
    return CertificationTown.found(db, app, data);
  }

  /** Another city of the same program, for a test that wants to be alone. */
  another(): Promise<CertificationTown> {
    return CertificationTown.found(this.db, this.app, this.data);
  }

  private static async found(db: TestDatabase, app: TestApp, data: string): Promise<CertificationTown> {
    const code = `c${randomUUID().slice(0, 13)}`;
    const wanted = { code, name: '旭川市', kind: 'rehearsal', asOf: '2026-04-01' } as const;
    const { city } = await app.get(CreateCityService).createCity(wanted);
    await app.get(CriteriaService).begin(city.id);
    const [welfare, admin] = [await app.tokenFor(city.id, 'city_welfare'), await app.tokenFor(city.id, 'city_admin')];
    return new CertificationTown(db, app, data, city.id, code, welfare, admin);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.db.drop();
    await rm(this.data, { recursive: true, force: true });
  }

  ask(token: string | undefined, path: string, body?: unknown, method?: string): Promise<Answer> {
    return this.app.fetch(`/api/v1/${path}`, {
      ...(token === undefined ? {} : { token }),
      ...(body === undefined ? {} : { body }),
      ...(method === undefined ? {} : { method }),
    });
  }

  async merchant(
    name = `店${randomUUID()}`,
    area = '常磐',
    trade = 'ベーカリー',
  ): Promise<{ id: string; owner: string }> {
    const body = {
      ...{ name, nameKana: 'ミセ', contactEmail: 'secret@example.jp', trade, area },
      ...{ bankCode: '0501', branchCode: '401', accountKind: '普通', accountNumber: '9745258', holderKana: 'ﾐｾ' },
    };
    const { id } = (await this.ask(this.welfare, 'merchants', body)).body;
    return { id, owner: await this.app.tokenFor(this.id, 'merchant_owner', { merchantId: id }) };
  }

  async employer(corporateNumber: string): Promise<{ id: string; hr: string }> {
    const row = { corporateNumber, name: '株式会社﨑山', nameKana: 'サキヤマ', contactEmail: 'secret@example.jp' };
    const [outcome] = await this.app.get(RegisterEmployersService).register(this.id, [row]);
    if (outcome?.status !== 'taken') throw new Error(`The employer was not taken: ${JSON.stringify(outcome)}`);
    return { id: outcome.id, hr: await this.app.tokenFor(this.id, 'employer_hr', { employerId: outcome.id }) };
  }

  async criteria(): Promise<{ id: string; code: string; evidenceRequired: boolean }[]> {
    return (await this.ask(this.admin, 'criteria')).body.criteria;
  }

  /** Claims so many measures, those last that need evidence. @returns the application */
  async apply(token: string, holder: string, claimed: number): Promise<string> {
    const criteria = (await this.criteria()).toSorted(
      (a, b) => Number(a.evidenceRequired) - Number(b.evidenceRequired),
    );
    const answers = criteria.map(({ id }, index) => ({
      criterionId: id,
      met: index < claimed,
      statement: '規程第5条',
    }));
    const { status, body } = await this.ask(token, `${holder}/certifications`, { reason: '申請', answers });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body.id;
  }

  /** Accepts everything that is claimed. */
  async accept(application: string): Promise<Answer> {
    const { answers } = (await this.ask(this.welfare, `certifications/${application}`)).body;
    const findings = answers.map(({ criterionId, met }: { criterionId: string; met: boolean }) => ({
      criterionId,
      accepted: met,
    }));
    return this.ask(this.welfare, `certifications/${application}/review`, { findings }, 'PUT');
  }

  decide(application: string, what: string, body: object = {}): Promise<Answer> {
    return this.ask(this.welfare, `certifications/${application}/${what}`, { reason: '決定', ...body });
  }

  async certified(claimed = 4, term = { fromOn: '2026-04-01', validUntil: '2027-03-31' }, name?: string) {
    const merchant = await this.merchant(name);
    const application = await this.apply(merchant.owner, `merchants/${merchant.id}`, claimed);
    await this.accept(application);
    const { status, body } = await this.decide(application, 'certify', term);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return { ...merchant, certification: body as { id: string; number: string; tier: string; validUntil: string } };
  }

  async show(token: string, application: string, content: Buffer, name: string, criterionId?: string): Promise<Answer> {
    const form = new FormData();
    if (criterionId) form.append('criterionId', criterionId);
    form.append('file', new Blob([new Uint8Array(content)]), name);
    return this.ask(token, `certifications/${application}/evidence`, form);
  }

  async moveTo(on: DateIso): Promise<void> {
    await this.app.get(Ledger).advanceClock(this.id, on);
  }
}
