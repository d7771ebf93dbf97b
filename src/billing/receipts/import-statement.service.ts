import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { faultPoint } from '../../database/fault-point.js';
import { Transactions } from '../../database/transactions.js';
import { CityClockService } from '../../programmes/city-clock.service.js';
import type { ImportedStatement } from '../dto/receipt.js';
import { MatchReceiptsService } from './match-receipts.service.js';
import { readStatement } from './read-statement.js';

export interface StatementFile {
  name: string;
  content: Buffer;
}

/** Under which a file is known again, whatever it is called. */
export function sha256Of({ content }: StatementFile): Buffer {
  return createHash('sha256').update(content).digest();
}

/** Takes the payments that a bank's statement shows. */
@Injectable()
export class ImportStatementService {
  constructor(
    private readonly transactions: Transactions,
    private readonly matchReceipts: MatchReceiptsService,
    private readonly cityClock: CityClockService,
  ) {}

  /**
   * Takes a whole file or nothing of it, and then matches what waits. The same file again takes nothing; a payment
   * that two files tell is counted once.
   *
   * @throws DomainError statement_header_unknown, statement_unreadable
   */
  async import(cityId: number, file: StatementFile, actor: string): Promise<ImportedStatement> {
    const { date: today } = await this.cityClock.now(cityId);
    const lines = readStatement(file.content, today);
    const taken = await this.transactions.run(async (manager) => {
      const [statement] = await manager.query<{ id: string }[]>(
        `insert into bank_statements (city_id, id, name, sha256, imported_by) values ($1, $2, $3, $4, $5)
         on conflict on constraint bank_statements_file_key do nothing returning id`,
        [cityId, uuid(), file.name, sha256Of(file), actor],
      );
      if (!statement) return undefined;
      faultPoint('receipts:half-read');
      const rows = lines.map((line) => ({ id: uuid(), ...line }));
      const receipts = await manager.query<{ amount: string }[]>(
        `insert into receipts (city_id, id, statement_id, line, received_on, payer_kana, virtual_account, bank_reference,
                amount)
         select $1, r.id, $2, r.line, r."receivedOn", r."payerKana", r."virtualAccount", r."bankReference", r.amount
           from jsonb_to_recordset($3) as r (id uuid, line integer, "receivedOn" date, "payerKana" text,
                "virtualAccount" text, "bankReference" text, amount bigint)
          order by r.line
         on conflict on constraint receipts_once do nothing
         returning amount::text as amount`,
        [cityId, statement.id, JSON.stringify(rows)],
      );
      return receipts.map((receipt) => Number(receipt.amount));
    });
    faultPoint('receipts:before-matching');
    const { matched, waiting } = await this.matchReceipts.match(cityId, actor);
    return {
      name: file.name,
      already: taken === undefined,
      lines: lines.length,
      taken: taken?.length ?? 0,
      amount: (taken ?? []).reduce((sum, amount) => sum + amount, 0),
      matched,
      waiting,
    };
  }
}
