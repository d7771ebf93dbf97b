import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { sumYen } from '../../domain/yen.js';
import { CityClockService } from '../../programmes/city-clock.service.js';
import type { PreviewedStatement } from '../dto/receipt.js';
import { sha256Of, type StatementFile } from './import-statement.service.js';
import { readStatement } from './read-statement.js';

/** Says what a bank's statement tells. It takes nothing. */
@Injectable()
export class PreviewStatementService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
  ) {}

  /** @throws DomainError statement_header_unknown, statement_unreadable */
  async preview(cityId: number, file: StatementFile): Promise<PreviewedStatement> {
    const { date: today } = await this.cityClock.now(cityId);
    const lines = readStatement(file.content, today);
    const [statement] = await this.transactions.query<{ id: string }>(
      'select id from bank_statements where city_id = $1 and sha256 = $2',
      [cityId, sha256Of(file)],
    );
    const taken = await this.transactions.query<{ line: number }>(
      `select r.line
         from jsonb_to_recordset($2) as r (line integer, "receivedOn" date, "payerKana" text, "bankReference" text, amount bigint)
         join receipts k on k.city_id = $1 and k.received_on = r."receivedOn" and k.bank_reference = r."bankReference"
              and k.amount = r.amount and k.payer_kana = r."payerKana"`,
      [cityId, JSON.stringify(lines)],
    );
    const known = new Set(taken.map(({ line }) => line));
    const payments = lines.map((line) => ({ ...line, known: known.has(line.line) }));
    const fresh = payments.filter((payment) => !payment.known);
    return {
      name: file.name,
      already: statement !== undefined,
      lines: lines.length,
      fresh: fresh.length,
      amount: sumYen(fresh.map(({ amount }) => amount)),
      payments,
    };
  }
}
