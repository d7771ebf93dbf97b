import { Injectable } from '@nestjs/common';
import type { Report } from '../closing/report-file.js';
import type { DateIso } from '../domain/date.js';
import { PdfPaper } from '../papers/pdf-paper.js';
import { CitiesService } from '../programmes/cities.service.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import type { GrantView, KpiView } from './dto/grant.js';
import { GrantService } from './grant.service.js';

const KINDS = { outcome: 'アウトカム', output: 'アウトプット' };
const UNWRITTEN = '（未記入）';

/** The grant and KPI report as a paper and a workbook, in the order in which cities publish it. */
@Injectable()
export class GrantPaperService {
  constructor(
    private readonly grants: GrantService,
    private readonly clock: CityClockService,
    private readonly cities: CitiesService,
  ) {}

  async paper(cityId: number, fiscalYear: number): Promise<Report> {
    const grant = await this.grants.grant(cityId, fiscalYear);
    const { date } = await this.clock.now(cityId);
    const rehearsal = (await this.cities.cityById(cityId)).kind === 'rehearsal';
    return {
      name: `grant-${fiscalYear}`,
      sheets: [
        { name: '事業', rows: [['項目', '内容'], ...money(grant), ...sections(grant)], widths: [24, 90] },
        {
          name: 'KPI',
          rows: [
            ['目標・KPI', '種別', '単位', '目標', '実績', '達成率（%）', '定義（分母）'],
            ...grant.kpis.map(kpiRow),
          ],
          widths: [44, 14, 8, 12, 12, 12, 90],
        },
      ],
      pdf: () => pdf(grant, date, rehearsal),
    };
  }
}

async function pdf(grant: GrantView, dated: DateIso, rehearsal: boolean): Promise<Buffer> {
  const title = `${grant.entries.name}【${grant.city}】`;
  const number = `${grant.fiscalYear}年度 実績報告`;
  const paper = await PdfPaper.open({ title, dated, number, issuer: grant.city, rehearsal });
  paper
    .title()
    .facts(money(grant).map(([label, value]) => [label, typeof value === 'number' ? yen(value) : value] as const));
  const [situation, purpose, ...others] = sections(grant);
  for (const [heading, text] of [situation!, purpose!]) paper.heading(heading).paragraph(text);
  paper.table(
    [
      { head: '目標・KPI', width: 5 },
      { head: '目標', width: 2, align: 'right' },
      { head: '実績', width: 2, align: 'right' },
      { head: '達成率', width: 1.6, align: 'right' },
    ],
    grant.kpis.map((kpi) => [
      `${kpi.name}（${KINDS[kpi.kind]}）`,
      figure(kpi.target, kpi.unit),
      figure(kpi.actual, kpi.unit),
      kpi.attainment === null ? '－' : `${kpi.attainment}%`,
    ]),
  );
  for (const { name, definition } of grant.kpis) paper.paragraph(`※ ${name}：${definition}`, { size: 8 });
  for (const [heading, text] of others) paper.heading(heading).paragraph(text);
  return paper.finish();
}

/** The forms count in thousands of yen; what is below is cut off. */
function money({
  projectCostYen,
  grantYen,
  couponCostYen,
  employersYen,
  entries,
}: GrantView): [string, string | number][] {
  return [
    ['個別事業費', `${thousands(projectCostYen)} 千円`],
    ['交付金額', `${thousands(grantYen)} 千円（補助率 ${entries.rate}）`],
    ['個別事業費（円）', projectCostYen],
    ['　うち券の市負担額（円）', couponCostYen],
    ['　うちその他の経費（円）', entries.otherCostsYen ?? 0],
    ['交付金額（円）', grantYen],
    ['就労先企業の負担額（円、事業費に含まない）', employersYen],
  ];
}

function sections({ entries }: GrantView): [string, string][] {
  return [
    ['地域の実情と課題', entries.situation || UNWRITTEN],
    ['目的・目標', entries.purpose || UNWRITTEN],
    ['事業の特徴', entries.features || UNWRITTEN],
    ['連携団体', entries.partners?.join('、') || UNWRITTEN],
    ['事業の効果', entries.effects || UNWRITTEN],
    ['今後の課題', entries.nextSteps || UNWRITTEN],
  ];
}

function kpiRow({ name, kind, unit, target, actual, attainment, definition }: KpiView) {
  return [name, KINDS[kind], unit, target, actual, attainment, definition];
}

function figure(value: number | null, unit: string): string {
  return value === null ? '－' : `${value.toLocaleString('ja-JP')}${unit}`;
}

function thousands(amount: number): string {
  return Math.floor(amount / 1000).toLocaleString('ja-JP');
}

function yen(amount: number): string {
  return `${amount.toLocaleString('ja-JP')} 円`;
}
