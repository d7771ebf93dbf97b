import { randomUUID } from 'node:crypto';
import { inCity } from '../../src/database/scope.js';
import { Vault } from '../../src/database/vault.js';
import type { Application } from '../../src/enrolments/application.js';
import { ApplyService } from '../../src/enrolments/apply.service.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { boxOf, type LetterContent } from '../../src/mail/letter.js';
import { noticeKinds } from '../../src/notices/notice-kinds.js';
import { TellNoticesService } from '../../src/notices/tell-notices.service.js';
import type { TestApp } from '../support/app.js';
import { Town, type TownOptions, type TownShop } from '../support/town.js';

export interface PostedLetter extends LetterContent {
  template: string;
}

/** A town in which things happen, and the letters about them as they wait to be sent. */
export class NoticeTown {
  private constructor(
    readonly app: TestApp,
    readonly town: Town,
  ) {}

  static async make(app: TestApp, options?: TownOptions): Promise<NoticeTown> {
    return new NoticeTown(app, await Town.make(app, options));
  }

  get id(): number {
    return this.town.id;
  }

  /** Tells everything that is due in this city. */
  tell(kinds = noticeKinds): Promise<number> {
    return inCity(this.id, () => this.app.get(TellNoticesService).tell(this.id, kinds));
  }

  /** Notices of the city as they were written down. */
  notices(kind?: string): Promise<{ kind: string; recipient: string; subject: string; outcome: string }[]> {
    return this.query(
      `select kind, recipient_id as recipient, subject_id as subject, outcome from notices
        where city_id = $1 and ($2::text is null or kind = $2) order by kind, recipient_id, subject_id`,
      [this.id, kind ?? null],
    );
  }

  /** Letters of the city that wait, of one template or all, the oldest first. */
  async letters(template?: string): Promise<PostedLetter[]> {
    const rows = await this.query<{ id: string; template: string; box: Buffer }>(
      `select id, template, box from people.letters
        where city_id = $1 and ($2::text is null or template = $2) and box is not null order by id`,
      [this.id, template ?? null],
    );
    const vault = this.app.get(Vault);
    return rows.map(({ id, template: of, box }) => ({ ...JSON.parse(vault.open(box, boxOf(id))), template: of }));
  }

  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return inCity(this.id, () => this.town.query<Row>(sql, parameters));
  }

  /** A parent who applies. @returns the enrolment */
  async enrol(name = '田中 智子', approve = true): Promise<string> {
    const staffNumber = randomUUID();
    const row: Application = {
      ...{ employerId: this.town.employerId, staffNumber, name, nameKana: 'タナカ トモコ' },
      ...{ email: `${staffNumber}@example.jp`, childNumber: null },
      childBirthDate: '2025-01-10',
      leaveStartedOn: '2025-03-08',
      returnedOn: '2025-10-01',
    };
    const why = { approve, actorId: randomUUID(), reason: '申請' };
    const apply = () => this.app.get(ApplyService).applyMany(this.id, this.town.programmeId, [row], why);
    const [outcome] = await inCity(this.id, apply);
    if (outcome?.status !== 'taken') throw new Error(`Not taken: ${JSON.stringify(outcome)}`);
    return outcome.id;
  }

  employeeToken(employeeId: string): Promise<string> {
    return this.app.tokenFor(this.id, 'employee', { employeeId });
  }

  /** Thanks a co-worker over HTTP. @returns the operation */
  async thank(giver: string, receiverId: string, notes: number, message: string): Promise<string> {
    const { status, body } = await this.app.fetch('/api/v1/wallet/thanks', {
      token: await this.employeeToken(giver),
      body: { receiverId, notes, message },
      headers: { 'Idempotency-Key': randomUUID() },
    });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body.id;
  }

  /** Pays at a shop. @returns the operation */
  async pay(wallet: string, { merchantId, shopId }: TownShop, notes: number): Promise<string> {
    const now = Date.now();
    const item = {
      ...{ id: randomUUID(), actor: randomUUID(), digest: randomUUID() },
      ...{ wallet, merchant: merchantId, shop: shopId, notes, noteYen: 1000 },
      ...{ receivedAt: new Date(now), deadline: new Date(now + 30_000) },
    };
    const [answer] = await inCity(this.id, () => this.app.get(Ledger).redeem(this.id, [item]));
    if (answer?.status !== 'done') throw new Error(`Refused: ${answer?.status}`);
    return answer.operationId!;
  }
}
