import { Injectable } from '@nestjs/common';
import { jstDateOf } from '../domain/date.js';
import type { Month } from '../domain/month.js';
import { PdfPaper } from '../papers/pdf-paper.js';
import type { PaperCell } from '../papers/pdf-table.js';
import { CitiesService } from '../programmes/cities.service.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import type { City } from '../programmes/city.entity.js';
import { type ClosingState, type Identity, MonthReport } from './dto/closing.js';
import { type Figure, SPLIT_GROUPS, type SplitRow } from './dto/split.js';
import { GROUP_NAMES, nameOfIdentity } from './identity-names.js';
import { MonthReportService } from './month-report.service.js';
import type { Report } from './report-file.js';
import { FIGURE_HEADS, FIGURE_NAMES, figureCells } from './split-table.js';

const STATES: Record<ClosingState, string> = {
  open: '試算（締めていません）',
  flipped: '締め処理中',
  prepared: '準備済み（承認待ち）',
  approved: '承認済み',
};

const FIGURES = Object.keys(FIGURE_NAMES) as Figure[];
const SHARES = { 計: 'amount', 企業: 'employerShare', 市: 'cityShare' } as const;

/** The month report (月次報告) as files: all groupings, the identities, and the seal of the ledger. */
@Injectable()
export class MonthPaperService {
  constructor(
    private readonly months: MonthReportService,
    private readonly cities: CitiesService,
    private readonly clock: CityClockService,
  ) {}

  async paper(cityId: number, month: Month): Promise<Report> {
    const report = await this.months.report(cityId, month);
    const city = await this.cities.cityById(cityId);
    return {
      name: `closing-${city.code}-${month}`,
      sheets: [
        { name: '集計', rows: figureRows(report), widths: [10, 12, 28] },
        { name: '照合', rows: identityRows(report.identities), widths: [52, 8, 40, 40] },
        { name: '締め', rows: [['項目', '内容'], ...facts(report)], widths: [16, 70] },
      ],
      pdf: () => this.pdf(city, report),
    };
  }

  private async pdf(city: City, report: MonthReport): Promise<Buffer> {
    const signed = report.approvedAt ?? report.computedAt;
    const dated = signed ? jstDateOf(signed) : (await this.clock.now(city.id)).date;
    const [year, number] = report.month.split('-').map(Number) as [number, number];
    const title = `月次報告　${year}年${number}月`;
    const paper = await PdfPaper.open({
      title,
      dated,
      number: `${city.code} ${report.month}`,
      issuer: city.name,
      landscape: true,
      rehearsal: city.kind === 'rehearsal',
    });
    paper.title().facts(facts(report));
    for (const by of SPLIT_GROUPS) {
      paper.heading(`${GROUP_NAMES[by]}別`).table(
        [
          { head: '名称', width: 5 },
          { head: '負担', width: 1.4, align: 'center' },
          ...FIGURES.map((figure) => ({
            head: `${FIGURE_NAMES[figure]}（円）`,
            width: 2.4,
            align: 'right' as const,
          })),
        ],
        report.groups[by].filter(moves).flatMap(lines),
      );
    }
    paper.paragraph('動きも残高もない先は省いています。協賛企業の期首・期末は、市が支払うべき額の累計です。', {
      size: 8,
    });
    paper.heading('照合').table(
      [
        { head: '照合する事柄', width: 6 },
        { head: '結果', width: 1.2, align: 'center' },
        { head: 'あるべき値', width: 4 },
        { head: '実際の値', width: 4 },
      ],
      identityRows(report.identities).slice(1),
    );
    return paper.finish();
  }
}

function facts({ month, state, preparedAt, approvedAt, seal }: MonthReport): [string, string][] {
  return [
    ['対象月', month],
    ['状態', STATES[state]],
    ['準備', timeOf(preparedAt)],
    ['承認', timeOf(approvedAt)],
    ['台帳の封印', seal ? `第${seal.block}区 ${seal.mac}` : 'なし（承認のときに付きます）'],
  ];
}

/** Japanese time, to the minute. */
function timeOf(instant: Date | null): string {
  if (!instant) return 'なし';
  return instant.toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo', dateStyle: 'long', timeStyle: 'short' });
}

function figureRows({ groups }: MonthReport): (string | number)[][] {
  return [
    ['月', '区分', '名称', ...FIGURE_HEADS],
    ...SPLIT_GROUPS.flatMap((by) =>
      groups[by].map((row) => [row.month, GROUP_NAMES[by], row.group.name, ...figureCells(row)]),
    ),
  ];
}

function identityRows(identities: Identity[]): string[][] {
  const rows = identities.map(({ identity, holds, expected, found }) => [
    nameOfIdentity(identity),
    holds ? '一致' : '不一致',
    expected,
    found,
  ]);
  return [['照合する事柄', '結果', 'あるべき値', '実際の値'], ...rows];
}

function lines(row: SplitRow): PaperCell[][] {
  return Object.entries(SHARES).map(([payer, share], index) => [
    index === 0 ? row.group.name || '（指定なし）' : '',
    payer,
    ...FIGURES.map((figure) => row[figure][share]),
  ]);
}

function moves(row: SplitRow): boolean {
  return figureCells(row).some((yen) => yen !== 0);
}
