import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { addDays, daysBetween, jstDateOf, jstInstant, type DateIso } from '../../domain/date.js';
import { CityClockService } from '../../programmes/city-clock.service.js';
import type { ShownCode } from '../../wallets/find-code.service.js';
import { hashOfSecret, WalletSecretsService } from '../../wallets/wallet-secrets.service.js';

/**
 * A slip is valid for months, and there may be ten thousands of them: with eight digits one guess in some thousands
 * would be right. With twelve it is one in many millions.
 */
export const SLIP_DIGITS = 12;

/** A slip of paper as it comes to a till, used or not: the ledger judges that. */
export interface PaperSlip extends ShownCode {
  /** Alone or with its sheet; its time ended then. */
  revoked: boolean;
}

export function isSlip(shown: ShownCode | PaperSlip): shown is PaperSlip {
  return 'revoked' in shown;
}

type SlipRow = Omit<PaperSlip, 'usableUntil' | 'revoked'> & { revokedAt: Date | null; usableThrough: DateIso };

@Injectable()
export class FindSlipService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
    private readonly secrets: WalletSecretsService,
  ) {}

  bySecret(cityId: number, secret: string): Promise<PaperSlip | undefined> {
    return this.find(cityId, 'l.secret_hash', hashOfSecret(secret));
  }

  byDigits(cityId: number, digits: string): Promise<PaperSlip | undefined> {
    return this.find(cityId, 'l.digits_hash', this.secrets.hashOfDigits(cityId, digits));
  }

  private async find(cityId: number, column: string, hash: Buffer): Promise<PaperSlip | undefined> {
    const [row] = await this.transactions.query<SlipRow>(
      `select l.id, s.employee_id as "employeeId", s.notes, s.note_yen as "noteYen",
              s.usable_through::text as "usableThrough", least(l.revoked_at, s.revoked_at) as "revokedAt"
         from paper_slips l join paper_sheets s on s.city_id = l.city_id and s.id = l.sheet_id
        where l.city_id = $1 and ${column} = $2`,
      [cityId, hash],
    );
    if (!row) return undefined;
    const { revokedAt, usableThrough, ...slip } = row;
    const end = await this.endOf(cityId, usableThrough);
    const revoked = revokedAt !== null && revokedAt < end;
    return { ...slip, usableUntil: revoked ? revokedAt : end, revoked };
  }

  /** The end of a day of the city's clock, in real time. */
  private async endOf(cityId: number, day: DateIso): Promise<Date> {
    const { date } = await this.cityClock.now(cityId);
    const realDay = addDays(jstDateOf(new Date()), daysBetween(date, day));
    return new Date(jstInstant(realDay, '23:59:59').getTime() + 999);
  }
}
