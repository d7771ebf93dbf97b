import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../../database/transactions.js';
import { Vault } from '../../database/vault.js';
import { badCursor, type Page, pageOf } from '../../http/paging.js';
import type { Caller } from '../../people/caller.decorator.js';
import type {
  NewPressureReport,
  PressureDetailView,
  PressureMessage,
  PressureQuery,
  PressureReceipt,
  PressureReportView,
  PressureState,
} from '../dto/pressure.dto.js';
import { aboutPressure } from './about-pressure.js';
import { pressureReportClosed, pressureReportNotFound } from './pressure.errors.js';

const RECEIPT = `r.id, r.state, r.told_at as "toldAt", r.changed_at as "changedAt",
  (select count(*)::integer from pressure_messages m where m.city_id = r.city_id and m.report_id = r.id) as messages`;

/** Who reads: the person of the report, or the city, of which only the welfare section is told an anonymous one's name. */
type Reader = Pick<Caller, 'cityId' | 'role' | 'employeeId'>;

interface Side {
  side: 'employee' | 'city';
  /** Only of an employee: whose report it has to be. */
  employeeId?: string;
}

/**
 * The quiet way to the city for an employee under pressure. No letter is sent about it: mail may be read at work.
 */
@Injectable()
export class PressureReportsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
  ) {}

  report(cityId: number, employeeId: string, { words, anonymous = true }: NewPressureReport): Promise<PressureReceipt> {
    return this.transactions.run(async () => {
      const id = uuid();
      await this.transactions.query(
        'insert into pressure_reports (city_id, id, employee_id, anonymous) values ($1, $2, $3, $4)',
        [cityId, id, employeeId, anonymous],
      );
      await this.write(cityId, id, 1, 'employee', words);
      return this.receipt(cityId, id);
    });
  }

  /** The newest first. */
  async list(reader: Reader, query: PressureQuery): Promise<Page<PressureReportView>> {
    const after = query.after(1)?.[0];
    if (after !== undefined && !/^[0-9a-f-]{36}$/.test(after)) throw badCursor();
    const rows = await this.views(reader, {
      state: query.state ?? null,
      after: after ?? null,
      id: null,
      limit: query.limit + 1,
    });
    return pageOf(rows, query.limit, ({ id }) => [id]);
  }

  /** With the words of both sides. @throws DomainError pressure_report_not_found */
  async get(reader: Reader, id: string): Promise<PressureDetailView> {
    const [view] = await this.views(reader, { state: null, after: null, id, limit: 1 });
    if (!view) throw pressureReportNotFound();
    const rows = await this.transactions.query<Omit<PressureMessage, 'words'> & { wordsBox: Buffer }>(
      `select number, side, words_box as "wordsBox", at from pressure_messages
        where city_id = $1 and report_id = $2 order by number`,
      [reader.cityId, id],
    );
    const conversation = rows.map(({ wordsBox, ...message }) => ({
      ...message,
      words: this.vault.open(wordsBox, aboutPressure(reader.cityId, id, message.number)),
    }));
    return { ...view, conversation };
  }

  /** Adds words of one side. @throws DomainError pressure_report_not_found, pressure_report_closed, too_many_pressure_messages */
  answer(cityId: number, id: string, { side, employeeId }: Side, words: string): Promise<PressureReceipt> {
    return this.transactions.run(async () => {
      await this.open(cityId, id, employeeId);
      const [{ next } = { next: 1 }] = await this.transactions.query<{ next: number }>(
        'select coalesce(max(number), 0) + 1 as next from pressure_messages where city_id = $1 and report_id = $2',
        [cityId, id],
      );
      await this.write(cityId, id, next, side, words);
      await this.change(cityId, id, null);
      return this.receipt(cityId, id);
    });
  }

  /** @throws DomainError pressure_report_not_found, pressure_report_closed */
  decide(cityId: number, id: string, state: PressureState): Promise<PressureReceipt> {
    return this.transactions.run(async () => {
      await this.open(cityId, id);
      await this.change(cityId, id, state);
      return this.receipt(cityId, id);
    });
  }

  /** Locks a report that is not closed. */
  private async open(cityId: number, id: string, employeeId?: string): Promise<void> {
    const [report] = await this.transactions.query<{ state: PressureState }>(
      `select state from pressure_reports where city_id = $1 and id = $2 and ($3::uuid is null or employee_id = $3) for no key update`,
      [cityId, id, employeeId ?? null],
    );
    if (!report) throw pressureReportNotFound();
    if (report.state === 'closed') throw pressureReportClosed();
  }

  private async change(cityId: number, id: string, state: PressureState | null): Promise<void> {
    await this.transactions.query(
      'update pressure_reports set state = coalesce($3, state), changed_at = clock_timestamp() where city_id = $1 and id = $2',
      [cityId, id, state],
    );
  }

  private async write(cityId: number, id: string, number: number, side: Side['side'], words: string): Promise<void> {
    await this.transactions.query(
      'insert into pressure_messages (city_id, report_id, number, side, words_box) values ($1, $2, $3, $4, $5)',
      [cityId, id, number, side, this.vault.close(words, aboutPressure(cityId, id, number))],
    );
  }

  private async receipt(cityId: number, id: string): Promise<PressureReceipt> {
    const [row] = await this.transactions.query<PressureReceipt>(
      `select ${RECEIPT} from pressure_reports r where r.city_id = $1 and r.id = $2`,
      [cityId, id],
    );
    if (!row) throw pressureReportNotFound();
    return row;
  }

  private views(
    { cityId, role, employeeId }: Reader,
    { state, after, id, limit }: { state: string | null; after: string | null; id: string | null; limit: number },
  ): Promise<PressureReportView[]> {
    return this.transactions.query<PressureReportView>(
      `select ${RECEIPT}, r.anonymous,
              case when $3 in ('city_welfare', 'employee') or not r.anonymous
                then jsonb_build_object('employeeId', e.id, 'name', e.name, 'employerName', p.name) end as reporter
         from pressure_reports r
         join employees e on e.city_id = r.city_id and e.id = r.employee_id
         left join employments w on w.city_id = r.city_id and w.employee_id = r.employee_id and w.until_on is null
         left join employers p on p.city_id = w.city_id and p.id = w.employer_id
        where r.city_id = $1 and ($3 <> 'employee' or r.employee_id = $2) and ($4::text is null or r.state = $4)
          and ($5::uuid is null or r.id < $5) and ($6::uuid is null or r.id = $6)
        order by r.id desc limit $7`,
      [cityId, employeeId ?? null, role, state, after, id, limit],
    );
  }
}
