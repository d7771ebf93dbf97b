import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../database/transactions.js';
import { qrSvg } from '../papers/qr-svg.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { CurrentRulesService } from './current-rules.service.js';
import type { CodeAnswer, NewCode } from './dto/code.js';
import { DIGITS_KNOWN_SECONDS } from './find-code.service.js';
import { insufficientNotes } from './wallet.errors.js';
import { hashOfSecret, WalletSecretsService } from './wallet-secrets.service.js';

/** Real time for which a code can be used. */
const USABLE_SECONDS = 60;
const DIGITS = 100_000_000;
/** With a city's few hundred living codes a second clash in a row is already a chance of one in 10^11. */
const ATTEMPTS = 5;

/** What the holder shows at the till: a QR code and eight digits for the same one payment. */
@Injectable()
export class CodeService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
    private readonly currentRules: CurrentRulesService,
    private readonly secrets: WalletSecretsService,
  ) {}

  /**
   * Makes a code for one payment of so many notes. It reserves nothing: whether the notes are there is decided when it
   * is used, and is asked here only so that nobody goes to the till in vain. Only hashes are kept.
   *
   * @throws DomainError insufficient_notes, before_programme
   */
  async create(cityId: number, employeeId: string, { notes, noteYen }: NewCode): Promise<CodeAnswer> {
    const size = noteYen ?? (await this.currentRules.of(cityId)).noteYen;
    await this.mustHold(cityId, employeeId, notes * size, size);
    const id = uuid();
    const code = randomBytes(16).toString('base64url');
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const digits = String(randomInt(DIGITS)).padStart(8, '0');
      const usableUntil = await this.keep(cityId, id, employeeId, notes, size, code, digits);
      if (!usableUntil) continue;
      return { id, code, qrSvg: await qrSvg(code), digits, usableUntil, notes, noteYen: size, amount: notes * size };
    }
    throw new Error('No eight digits were free.');
  }

  private async mustHold(cityId: number, employeeId: string, amount: number, noteYen: number): Promise<void> {
    const { date } = await this.cityClock.now(cityId);
    const [held] = await this.transactions.query<{ enough: boolean }>(
      `select coalesce(sum(amount), 0) >= $5 as enough from ledger.holdings
        where city_id = $1 and account_id = $2 and expires_on >= $3 and note_yen = $4`,
      [cityId, employeeId, date, noteYen, amount],
    );
    if (!held?.enough) throw insufficientNotes();
  }

  /** Until when the code can be used; undefined when the digits are somebody else's for the moment. */
  private keep(
    cityId: number,
    id: string,
    employeeId: string,
    notes: number,
    noteYen: number,
    code: string,
    digits: string,
  ): Promise<Date | undefined> {
    const digitsHash = this.secrets.hashOfDigits(cityId, digits);
    return this.transactions.run(async (manager) => {
      // One at a time for the same digits, so that the statement after this one sees whoever came first.
      await manager.query(`select pg_advisory_xact_lock(hashtextextended(encode($1::bytea, 'hex'), $2))`, [
        digitsHash,
        cityId,
      ]);
      const [kept] = await manager.query<{ usable_until: Date }[]>(
        `insert into redemption_codes (city_id, id, employee_id, notes, note_yen, secret_hash, digits_hash, usable_until)
         select $1, $2, $3, $4, $5, $6, $7, clock_timestamp() + make_interval(secs => $8)
          where not exists (
            select from redemption_codes
             where city_id = $1 and digits_hash = $7 and usable_until > clock_timestamp() - make_interval(secs => $9))
         returning usable_until`,
        [cityId, id, employeeId, notes, noteYen, hashOfSecret(code), digitsHash, USABLE_SECONDS, DIGITS_KNOWN_SECONDS],
      );
      return kept?.usable_until;
    });
  }
}
