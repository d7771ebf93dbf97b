import { Injectable } from '@nestjs/common';
import type { DateIso } from '../domain/date.js';
import { EmployersService } from '../employers/employers.service.js';
import { PdfPaper } from '../papers/pdf-paper.js';
import { CitiesService } from '../programmes/cities.service.js';
import { CityDetailsService } from '../programmes/city-details.service.js';
import type { CityDetails } from '../programmes/city-details.entity.js';
import type { InvoiceView, LineReason } from './dto/invoice.js';
import { InvoicesService } from './invoices.service.js';
import { payTo } from './pay-to.js';

const TITLES = { invoice: '請求書', credit_note: '減額通知書' } as const;

const BASES = {
  issue: '配付月基準（配付した券の企業負担額）',
  redemption: '利用月基準（利用された券の企業負担額）',
} as const;

const REASONS: Record<LineReason, string> = {
  issued: '配付',
  redeemed: '利用',
  voided: '利用の取消',
  expired: '失効',
  recalled: '回収',
  unexpired: '失効の取消',
  unrecalled: '回収の取消',
};

const ACCOUNT_KINDS = { ordinary: '普通', current: '当座', other: 'その他' } as const;

/** 消費税法 別表第二 第4号ハ, 基本通達 6-4-3 and 6-4-5: issuing 物品切手等 is outside the tax. */
const TAX_NOTE =
  '本券は物品切手等に該当し、その発行に係る負担金は消費税の課税対象外（不課税）です。本書に消費税額はありません。';

/** Invoices and credit notes as PDF. */
@Injectable()
export class InvoicePaperService {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly cities: CitiesService,
    private readonly details: CityDetailsService,
    private readonly employers: EmployersService,
  ) {}

  /**
   * The paper as it was on its day: later changes of the city's details do not change it.
   *
   * @throws DomainError invoice_not_found, employer_not_found, city_details_missing
   */
  async print(cityId: number, id: string): Promise<Buffer> {
    const paper = await this.invoices.find(cityId, id);
    const city = await this.cities.cityById(cityId);
    const details = await this.details.on(cityId, paper.issuedOn as DateIso);
    const employer = await this.employers.find(cityId, paper.employerId);
    const title = TITLES[paper.kind];
    const pdf = await PdfPaper.open({
      title,
      dated: paper.issuedOn as DateIso,
      number: paper.number,
      issuer: details.officeName,
      rehearsal: city.kind === 'rehearsal',
    });
    pdf
      .title()
      .beside(
        [`${employer.name} 御中`, `法人番号 ${employer.corporateNumber}`],
        [
          `番号 ${paper.number}`,
          `発行日 ${inWords(paper.issuedOn)}`,
          details.officeName,
          details.address,
          details.contact,
          ...(details.invoiceRegistrationNumber ? [`登録番号 ${details.invoiceRegistrationNumber}`] : []),
        ],
      )
      .amount(paper.kind === 'invoice' ? 'ご請求金額' : '減額する金額', paper.amount - paper.deducted)
      .facts([
        ['事業', paper.programmeName],
        ['対象月', monthInWords(paper.month)],
        ['算定の基準', BASES[paper.basis]],
        ...(paper.kind === 'invoice' ? payment(paper, details) : CREDIT_FACTS),
      ])
      .paragraph(TAX_NOTE, { size: 9 })
      .heading('明細')
      .table(
        [
          { head: '社員番号', width: 3 },
          { head: '氏名', width: 5 },
          { head: '券の月', width: 2, align: 'center' },
          { head: '区分', width: 3 },
          { head: '金額（円）', width: 3, align: 'right' },
        ],
        paper.lines.map((line) => [
          line.staffNumber,
          line.employeeName,
          line.allocationMonth,
          REASONS[line.reason],
          line.amount,
        ]),
        ['合計', `${paper.lines.length}件`, null, null, paper.amount],
      );
    return pdf.finish();
  }
}

const CREDIT_FACTS: [string, string][] = [
  ['充当', '同じ月のご請求から差し引きます。差し引けない額は、以後のご請求に充当します。'],
];

function payment(paper: InvoiceView, details: CityDetails): [string, string][] {
  const to = payTo(details, paper.virtualAccount);
  const place = `${[to.bankName, to.branchName].filter(Boolean).join(' ')}（${to.bankCode}-${to.branchCode}）`;
  const facts: [string, string][] = [['お支払期限', inWords(paper.dueOn ?? paper.issuedOn)]];
  if (paper.deducted > 0) {
    const [whole, deducted] = [paper.amount, paper.deducted].map((yen) => yen.toLocaleString('ja-JP'));
    facts.unshift(['減額の充当', `当月分 ${whole}円 から、減額通知書による ${deducted}円 を差し引いています。`]);
  }
  if (!to.own)
    return [...facts, ['お振込先', `${place} ${ACCOUNT_KINDS[to.accountKind]} ${to.account} ${to.holderKana}`]];
  return [
    ...facts,
    ['お振込先', `${place} 専用口座番号 ${to.account} ${to.holderKana}`],
    ['', '貴社専用の口座です。お振込みはこの口座番号へお願いします。'],
  ];
}

function inWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

function monthInWords(month: string): string {
  const [year, ofYear] = month.split('-').map(Number);
  return `${year}年${ofYear}月`;
}
