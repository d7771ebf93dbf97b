import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../../database/transactions.js';
import { expiresOn } from '../../domain/validity.js';
import { EmployersService } from '../../employers/employers.service.js';
import { CitiesService } from '../../programmes/cities.service.js';
import { CityClockService } from '../../programmes/city-clock.service.js';
import { CurrentRulesService } from '../../wallets/current-rules.service.js';
import { hashOfSecret, WalletSecretsService } from '../../wallets/wallet-secrets.service.js';
import type { NewPaperSheet } from '../dto/paper-sheet.js';
import { drawSheet } from './draw-sheet.js';
import { SLIP_DIGITS } from './find-slip.service.js';
import { sheetTooLarge, MOST_NOTES_A_SHEET } from './slip.errors.js';

const HALF = 10 ** (SLIP_DIGITS / 2);

export interface PrintedSheet {
  id: string;
  pdf: Buffer;
}

/** Slips of paper for an employee who has no telephone. */
@Injectable()
export class MakeSheetService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cities: CitiesService,
    private readonly cityClock: CityClockService,
    private readonly employers: EmployersService,
    private readonly currentRules: CurrentRulesService,
    private readonly secrets: WalletSecretsService,
  ) {}

  /**
   * Prints a sheet and revokes the one before it. What is on the paper is kept as hashes only, so the paper is made
   * this once. It reserves nothing, and what the person holds is not asked: whoever prints it must not learn that. It is
   * good as long as coupons issued today.
   *
   * @throws DomainError employee_not_found, sheet_too_large, sheet_just_made, before_programme
   */
  async make(cityId: number, { employeeId, slips, notes }: NewPaperSheet, actorId: string): Promise<PrintedSheet> {
    if (slips * notes > MOST_NOTES_A_SHEET) throw sheetTooLarge();
    const { name } = await this.employers.findEmployee(cityId, employeeId);
    const { noteYen, validityMonths } = await this.currentRules.of(cityId);
    const now = await this.cityClock.now(cityId);
    const usableThrough = expiresOn(now.month, validityMonths);
    const id = uuid();
    const printed = Array.from({ length: slips }, (_, index) => ({
      id: uuid(),
      number: index + 1,
      secret: randomBytes(16).toString('base64url'),
      digits: `${sixDigits()}${sixDigits()}`,
    }));
    const city = await this.cities.cityById(cityId);
    const sheet = { id, city: city.name, holder: name, notes, noteYen, usableThrough, madeOn: now.date };
    const pdf = await drawSheet(sheet, printed);
    await this.transactions.run(async (manager) => {
      await manager.query(
        `update paper_sheets set revoked_at = greatest(clock_timestamp(), made_at)
          where city_id = $1 and employee_id = $2 and revoked_at is null`,
        [cityId, employeeId],
      );
      await manager.query(
        `insert into paper_sheets (city_id, id, employee_id, slips, notes, note_yen, usable_through, made_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [cityId, id, employeeId, slips, notes, noteYen, usableThrough, actorId],
      );
      await manager.query(
        `insert into paper_slips (city_id, id, sheet_id, number, secret_hash, digits_hash)
         select $1, s.id, $2, s.number, s.secret, s.digits
           from unnest($3::uuid[], $4::integer[], $5::bytea[], $6::bytea[]) s (id, number, secret, digits)`,
        [
          cityId,
          id,
          printed.map((slip) => slip.id),
          printed.map(({ number }) => number),
          printed.map(({ secret }) => hashOfSecret(secret)),
          printed.map(({ digits }) => this.secrets.hashOfDigits(cityId, digits)),
        ],
      );
    });
    return { id, pdf };
  }
}

function sixDigits(): string {
  return String(randomInt(HALF)).padStart(SLIP_DIGITS / 2, '0');
}
