import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import { Vault } from '../database/vault.js';
import type { RowOutcome } from '../employers/row-outcome.js';
import { Ledger } from '../ledger/ledger.js';
import { aboutAccount, type AccountSecret, closeAccount, openAccount } from '../programmes/account-box.js';
import { type MerchantRefusal, type NewMerchant, readMerchant, type ReadMerchant } from './new-merchant.js';

/** A shop as it stands in the tables, with its merchant and the bank details in force. */
type KnownShop = Omit<ReadMerchant, 'id' | 'shopId'> & { merchantId: string };

type StoredShop = Omit<KnownShop, keyof AccountSecret> & { accountsNumber: number; accountBox: Buffer | null };

@Injectable()
export class RegisterMerchantsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly vault: Vault,
  ) {}

  /**
   * Registers merchants with one shop each, hundreds in one statement: merchant, shop, bank details, ledger account.
   * A shop of the same name and area is the same one: unchanged if all else agrees, refused (`already_registered`) if not.
   *
   * @returns one outcome a row, in the order given; its id is the merchant's
   */
  async register(cityId: number, rows: readonly NewMerchant[]): Promise<RowOutcome<MerchantRefusal>[]> {
    const judged = rows.map(readMerchant);
    const readable = judged.filter((row): row is ReadMerchant => typeof row !== 'string');
    return this.transactions.run(async (manager) => {
      // One registration at a time in a city: a merchant has no unique rule of its own, its shop's name has.
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`merchants:${cityId}`]);
      const known = await this.known(manager, cityId, readable);
      const taken: ReadMerchant[] = [];
      const outcomes = judged.map((row): RowOutcome<MerchantRefusal> => {
        if (typeof row === 'string') return { status: 'refused', code: row };
        const there = known.get(shopKey(row));
        if (there) {
          if (agree(there, row)) return { status: 'unchanged', id: there.merchantId };
          return { status: 'refused', code: 'already_registered' };
        }
        known.set(shopKey(row), { ...row, merchantId: row.id });
        taken.push(row);
        return { status: 'taken', id: row.id };
      });
      if (taken.length > 0) await this.insert(manager, cityId, taken);
      return outcomes;
    });
  }

  private async known(
    manager: EntityManager,
    cityId: number,
    rows: readonly ReadMerchant[],
  ): Promise<Map<string, KnownShop>> {
    const found = await manager.query<StoredShop[]>(
      `select s.merchant_id as "merchantId", m.name, m.name_kana as "nameKana", m.contact_email as "contactEmail",
              m.corporate_number as "corporateNumber", s.name as "shopName", s.name_kana as "shopNameKana", s.trade, s.area,
              b.bank_code as "bankCode", b.branch_code as "branchCode", b.account_kind as "accountKind",
              b.number as "accountsNumber", b.account_box as "accountBox"
         from shops s
         join merchants m on m.city_id = s.city_id and m.id = s.merchant_id
         left join lateral (select * from merchant_bank_accounts a
                             where a.city_id = s.city_id and a.merchant_id = s.merchant_id
                             order by a.number desc limit 1) b on true
        where s.city_id = $1 and s.name = any($2)`,
      [cityId, rows.map((row) => row.shopName)],
    );
    return new Map(found.map((shop) => [shopKey(shop), this.opened(cityId, shop)]));
  }

  private closed(cityId: number, { accountNumber, holderKana, ...row }: ReadMerchant): object {
    const about = aboutAccount.ofMerchant(cityId, row.id, 1);
    const { accountBox, accountPrint } = closeAccount(this.vault, cityId, { accountNumber, holderKana }, about);
    return { ...row, accountBox: accountBox.toString('hex'), accountPrint: accountPrint.toString('hex') };
  }

  private opened(cityId: number, { accountBox, accountsNumber, ...shop }: StoredShop): KnownShop {
    if (!accountBox) return { ...shop, accountNumber: '', holderKana: '' };
    const about = aboutAccount.ofMerchant(cityId, shop.merchantId, accountsNumber);
    return { ...shop, ...openAccount(this.vault, accountBox, about) };
  }

  private async insert(manager: EntityManager, cityId: number, rows: readonly ReadMerchant[]): Promise<void> {
    await manager.query(
      `with r as (
         select * from jsonb_to_recordset($2) as r (id uuid, name text, "nameKana" text, "contactEmail" text,
           "corporateNumber" text, "shopId" uuid, "shopName" text, "shopNameKana" text, trade text, area text,
           "bankCode" text, "branchCode" text, "accountKind" text, "accountBox" text, "accountPrint" text)
       ), made as (
         insert into merchants (city_id, id, name, name_kana, contact_email, corporate_number)
         select $1, id, name, "nameKana", "contactEmail", "corporateNumber" from r
       ), placed as (
         insert into shops (city_id, id, merchant_id, name, name_kana, trade, area)
         select $1, "shopId", id, "shopName", "shopNameKana", trade, area from r
       )
       insert into merchant_bank_accounts (city_id, merchant_id, number, bank_code, branch_code, account_kind,
         account_box, account_print)
       select $1, id, 1, "bankCode", "branchCode", "accountKind", decode("accountBox", 'hex'), decode("accountPrint", 'hex') from r`,
      [cityId, JSON.stringify(rows.map((row) => this.closed(cityId, row)))],
    );
    await this.ledger.openAccounts(
      cityId,
      'merchant',
      rows.map((row) => row.id),
    );
  }
}

function shopKey(shop: { shopName: string; area: string }): string {
  return [shop.shopName, shop.area].join('\n');
}

function agree(there: KnownShop, row: ReadMerchant): boolean {
  const { id: _id, shopId: _shopId, ...given } = row;
  return Object.entries(given).every(([field, value]) => there[field as keyof KnownShop] === value);
}
