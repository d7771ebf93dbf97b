import { createHash, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { codeWrong } from './door.errors.js';

const CODES = 10;
/** Crockford's base 32: nothing that is read as something else. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const GROUPS = 4;
const GROUP_LETTERS = 4;

/** Ten codes on paper for who has lost the authenticator app, of 80 random bits each; every one is good once. */
@Injectable()
export class RecoveryCodesService {
  constructor(private readonly transactions: Transactions) {}

  /** Makes ten new ones in place of all old ones. @returns the codes: here and never again */
  async renew(accountId: string): Promise<string[]> {
    const codes = Array.from({ length: CODES }, newCode);
    await this.transactions.run(async (manager) => {
      await manager.query('delete from people.recovery_codes where account_id = $1', [accountId]);
      await manager.query(
        `insert into people.recovery_codes (account_id, number, code_hash)
         select $1, number, hash from unnest($2::bytea[]) with ordinality as codes (hash, number)`,
        [accountId, codes.map(hashOf)],
      );
    });
    return codes;
  }

  async left(accountId: string): Promise<number> {
    const [row] = await this.transactions.query<{ left: number }>(
      'select count(*)::integer as left from people.recovery_codes where account_id = $1 and used_at is null',
      [accountId],
    );
    return row?.left ?? 0;
  }

  /** Takes one, however it was typed; of requests at the same moment one gets it. @throws DomainError code_wrong */
  async take(accountId: string, code: string): Promise<void> {
    const rows = await this.transactions.query<{ number: number }>(
      `with used as (
         update people.recovery_codes set used_at = now()
          where account_id = $1 and code_hash = $2 and used_at is null returning number)
       select number from used`,
      [accountId, hashOf(code)],
    );
    if (rows.length === 0) throw codeWrong();
  }

  async remove(accountId: string): Promise<void> {
    await this.transactions.query('delete from people.recovery_codes where account_id = $1', [accountId]);
  }
}

function newCode(): string {
  const group = () => Array.from({ length: GROUP_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** Without salt: a code is random itself. */
function hashOf(code: string): Buffer {
  const letters = code.normalize('NFKC').toLowerCase().replaceAll('o', '0').replace(/[il]/g, '1');
  return createHash('sha256')
    .update(letters.replace(/[^0-9a-z]/g, ''), 'utf8')
    .digest();
}
