import { Injectable } from '@nestjs/common';
import type { Report } from '../closing/report-file.js';
import { Replica } from '../database/replica/replica.js';
import { type DateIso, jstInstant } from '../domain/date.js';
import { notFound } from '../http/not-found.error.js';
import { PdfPaper } from '../papers/pdf-paper.js';
import { CitiesService } from '../programmes/cities.service.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import type { StatementLine, StatementView } from './dto/statement.js';

/**
 * What a co-worker was given in thanks in a year: by gift, or by opening a link; less what was taken back. $1 city, $2
 * wallet, $3 the year's beginning, $4 its end.
 */
const RECEIVED = `
  select to_char(o.happened_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as on, coalesce(giver.name, '') as from,
         case o.code when 'take_back' then -o.amount else o.amount end as amount
    from ledger.operations o
    left join ledger.accounts link on link.city_id = o.city_id and link.id = o.from_account and link.kind = 'link'
    left join employees giver
      on giver.city_id = o.city_id
     and giver.id = case o.code when 'give' then o.from_account when 'claim' then link.giver_id else o.to_account end
   where o.city_id = $1 and o.happened_at >= $3 and o.happened_at < $4
     and (o.to_account = $2 and o.code in ('give', 'claim') or o.from_account = $2 and o.code = 'take_back')
   order by o.happened_at, o.recorded_at, o.id`;

/** The yearly statement of thanks (お礼の年間明細), for the person alone who was thanked. */
@Injectable()
export class StatementService {
  constructor(
    private readonly replica: Replica,
    private readonly cities: CitiesService,
    private readonly clock: CityClockService,
  ) {}

  /** @throws DomainError not_found */
  async statement(cityId: number, employeeId: string, year: number): Promise<StatementView> {
    const [person] = await this.replica.query<{ name: string }>(
      'select name from employees where city_id = $1 and id = $2',
      [cityId, employeeId],
    );
    if (!person) throw notFound();
    const begins = (of: number) => jstInstant(`${of}-01-01` as DateIso, '00:00:00');
    const lines = await this.replica.query<StatementLine>(RECEIVED, [
      cityId,
      employeeId,
      begins(year),
      begins(year + 1),
    ]);
    return { year, name: person.name, lines, total: lines.reduce((sum, { amount }) => sum + amount, 0) };
  }

  async report(cityId: number, employeeId: string, year: number): Promise<Report> {
    const statement = await this.statement(cityId, employeeId, year);
    const rows = statement.lines.map(({ on, from, amount }) => [on, from, amount]);
    return {
      name: `thanks-${year}`,
      sheets: [
        {
          name: 'お礼',
          rows: [['日付', '贈った人', '金額（円）'], ...rows, ['合計', '', statement.total]],
          widths: [12, 24, 14],
        },
      ],
      pdf: () => this.pdf(cityId, statement, rows),
    };
  }

  private async pdf(
    cityId: number,
    { year, name, total }: StatementView,
    rows: (string | number)[][],
  ): Promise<Buffer> {
    const { name: city, kind } = await this.cities.cityById(cityId);
    const { date: dated } = await this.clock.now(cityId);
    const title = `お礼の年間明細　${year}年`;
    const paper = await PdfPaper.open({ title, dated, issuer: city, rehearsal: kind === 'rehearsal' });
    return paper
      .title()
      .beside([`${name} 様`], [city, `作成日 ${dated}`])
      .amount(`${year}年に受け取ったお礼の合計`, total)
      .table(
        [
          { head: '日付', width: 2 },
          { head: '贈った人', width: 4 },
          { head: '金額（円）', width: 2, align: 'right' },
        ],
        rows,
        ['合計', null, total],
      )
      .paragraph('取り戻されたお礼は負の金額で示しています。この明細は本人だけが取得できます。', { size: 9 })
      .finish();
  }
}
