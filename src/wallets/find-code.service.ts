import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { hashOfSecret, WalletSecretsService } from './wallet-secrets.service.js';

/** A code that was shown at a till, used or not, in time or not: the ledger judges that. */
export interface ShownCode {
  id: string;
  employeeId: string;
  notes: number;
  noteYen: number;
  usableUntil: Date;
}

/**
 * For so long after a code's time its digits still mean it and nobody else's: a clerk who types them again gets the
 * first answer again, and never another customer's payment.
 */
export const DIGITS_KNOWN_SECONDS = 600;

const COLUMNS = `id, employee_id as "employeeId", notes, note_yen as "noteYen", usable_until as "usableUntil"`;

@Injectable()
export class FindCodeService {
  constructor(
    private readonly transactions: Transactions,
    private readonly secrets: WalletSecretsService,
  ) {}

  async bySecret(cityId: number, secret: string): Promise<ShownCode | undefined> {
    const [code] = await this.transactions.query<ShownCode>(
      `select ${COLUMNS} from redemption_codes where city_id = $1 and secret_hash = $2`,
      [cityId, hashOfSecret(secret)],
    );
    return code;
  }

  async byDigits(cityId: number, digits: string): Promise<ShownCode | undefined> {
    const [code] = await this.transactions.query<ShownCode>(
      `select ${COLUMNS} from redemption_codes
        where city_id = $1 and digits_hash = $2 and usable_until > clock_timestamp() - make_interval(secs => $3)`,
      [cityId, this.secrets.hashOfDigits(cityId, digits), DIGITS_KNOWN_SECONDS],
    );
    return code;
  }

  /**
   * The code that was paid with by this operation, where these are its digits: a till that lost the answer asks again
   * under its key, however much later, when the digits by themselves mean nobody's payment any more.
   */
  async paidBy(cityId: number, operationId: string, digits: string): Promise<ShownCode | undefined> {
    const [code] = await this.transactions.query<ShownCode>(
      `select ${COLUMNS} from redemption_codes
        where city_id = $1 and digits_hash = $2
          and id = (select o.code_id from ledger.operations o where o.city_id = $1 and o.id = $3)`,
      [cityId, this.secrets.hashOfDigits(cityId, digits), operationId],
    );
    return code;
  }
}
