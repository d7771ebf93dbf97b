import { Injectable } from '@nestjs/common';
import { type DateIso, jstDateOf } from '../domain/date.js';
import { type CsvCell, type CsvEncoding, csvOf } from '../papers/csv.js';
import { PdfPaper } from '../papers/pdf-paper.js';
import { CitiesService } from '../programmes/cities.service.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { CityDetailsService } from '../programmes/city-details.service.js';
import { CONSUMPTION_TAX_PER_CENT, taxWithin } from './consumption-tax.js';
import type { Payout, PayoutState } from './payout-batch.js';
import { PayoutBatchesService } from './payout-batches.service.js';
import type { Settlement, SettlementLine } from './settlement.js';
import { SettlementsService } from './settlements.service.js';

const CODES: Readonly<Record<SettlementLine['code'], string>> = { redeem: '利用', void: '取消' };
const PAYOUTS: Readonly<Record<Exclude<PayoutState, 'withdrawn'>, string>> = {
  waiting: '準備中',
  sent: '銀行へ送付済み',
  paid: '振込済み',
  returned: '組戻し（口座情報をご確認ください）',
};

/** What a merchant is sent about a settlement: its redemptions, what is paid for them, when, and the fee. */
@Injectable()
export class StatementService {
  constructor(
    private readonly settlements: SettlementsService,
    private readonly payouts: PayoutBatchesService,
    private readonly details: CityDetailsService,
    private readonly clock: CityClockService,
    private readonly cities: CitiesService,
  ) {}

  /** @throws DomainError settlement_not_found, city_details_missing */
  async pdf(cityId: number, id: string): Promise<Buffer> {
    const { settlement, lines, payouts } = await this.read(cityId, id);
    const { date } = await this.clock.now(cityId);
    const { officeName, address, contact, invoiceRegistrationNumber } = await this.details.on(cityId, date);
    const registered = invoiceRegistrationNumber === null ? [] : [`登録番号 ${invoiceRegistrationNumber}`];
    const rehearsal = (await this.cities.cityById(cityId)).kind === 'rehearsal';
    const number = numberOf(settlement);
    const paper = await PdfPaper.open({ title: '精算明細書', dated: date, number, issuer: officeName, rehearsal });
    return paper
      .title()
      .beside(
        [`${settlement.merchantName} 御中`],
        [`発行日 ${date}`, `番号 ${number}`, officeName, address, contact, ...registered],
      )
      .paragraph(`${periodOf(settlement)}のお礼券ご利用の精算は、次のとおりです。`)
      .amount('精算額', settlement.amount)
      .heading('お振込')
      .table(
        [
          { head: '振込日', width: 3 },
          { head: '回', width: 1, align: 'right' },
          { head: '精算額', width: 3, align: 'right' },
          { head: '振込手数料', width: 3, align: 'right' },
          { head: '差引振込額', width: 3, align: 'right' },
          { head: '状態', width: 5 },
        ],
        payouts.map(({ payOn, attempt, amount, feeYen, transferredYen, state }) => [
          payOn,
          attempt,
          amount,
          0 - feeYen,
          transferredYen,
          PAYOUTS[state],
        ]),
      )
      .paragraph(feeNote(payouts.at(-1)), { size: 8 })
      .heading('ご利用の明細')
      .table(
        [
          { head: '日時', width: 8 },
          { head: '区分', width: 3 },
          { head: '店舗', width: 9 },
          { head: '取引番号', width: 18 },
          { head: '金額', width: 6, align: 'right' },
        ],
        lines.map(lineCells),
        ['合計', '', '', '', settlement.amount],
      )
      .finish();
  }

  /** @throws DomainError settlement_not_found, not_in_cp932 */
  async csv(cityId: number, id: string, encoding: CsvEncoding = 'utf-8'): Promise<Buffer> {
    const { settlement, lines, payouts } = await this.read(cityId, id);
    const number = numberOf(settlement);
    return csvOf(
      [
        ['精算番号', '区分', '日時', '店舗', '取引番号', '金額', '備考'],
        ...lines.map((line) => {
          const [at, code, shop, operation, amount] = lineCells(line);
          return [number, code, at, shop, operation, amount, ''];
        }),
        [number, '精算額', '', '', '', settlement.amount, ''],
        ...payouts.flatMap((payout) => payoutRows(payout).map((row) => [number, ...row])),
      ],
      encoding,
    );
  }

  private async read(cityId: number, id: string) {
    return {
      settlement: await this.settlements.get(cityId, id),
      lines: await this.settlements.lines(cityId, id),
      // What was withdrawn never left the city, so it is nothing to a merchant.
      payouts: (await this.payouts.ofSettlement(cityId, id)).filter(isUnderWay),
    };
  }
}

type PaidOrToBe = Payout & { state: keyof typeof PAYOUTS };

function isUnderWay(payout: Payout): payout is PaidOrToBe {
  return payout.state !== 'withdrawn';
}

/** How a settlement is named on paper: its fiscal year and its number in it. */
export function numberOf({ fiscalYear, number }: Pick<Settlement, 'fiscalYear' | 'number'>): string {
  return `S${fiscalYear}-${String(number).padStart(5, '0')}`;
}

/** The fee is a line of its own, with its tax. */
function payoutRows({ id, payOn, attempt, feeYen, transferredYen, state }: PaidOrToBe): CsvCell[][] {
  const fee = ['振込手数料', payOn, '', id, -feeYen, `うち消費税 ${taxWithin(feeYen)} 円`];
  const transfer = [`振込 ${attempt}回目`, payOn, '', id, transferredYen, PAYOUTS[state]];
  return feeYen > 0 ? [fee, transfer] : [transfer];
}

function periodOf({ month, part }: Settlement): string {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月分${part === 2 ? '（2回目）' : ''}`;
}

type LineCells = [at: string, code: string, shop: string | null, operation: string, amount: number];

function lineCells({ happenedAt, code, shopName, operationId, amount }: SettlementLine): LineCells {
  return [timeOf(happenedAt), CODES[code], shopName, operationId, amount];
}

/** Day and minute in Japan. */
function timeOf(instant: Date): string {
  const date: DateIso = jstDateOf(instant);
  const time = instant.toLocaleTimeString('en-GB', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' });
  return `${date} ${time}`;
}

function feeNote(payout: Payout | undefined): string {
  const fee = payout?.feeYen ?? 0;
  if (fee === 0) return '振込手数料は市が負担します。';
  return `振込手数料 ${fee} 円（消費税 ${CONSUMPTION_TAX_PER_CENT}% ${taxWithin(fee)} 円を含む）を差し引いて振り込みます。精算額は変わりません。`;
}
