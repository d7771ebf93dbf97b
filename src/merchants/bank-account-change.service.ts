import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../database/transactions.js';
import { Vault } from '../database/vault.js';
import { aboutAccount, closeAccount, openAccount } from '../programmes/account-box.js';
import { type BankAccount, readBankAccount, type WrittenBankAccount } from './bank-account.js';
import { type BankAccountChange, StoredBankAccountChange } from './bank-account-change.entity.js';
import {
  badBankDetails,
  bankAccountChangeDecided,
  bankAccountChangeNotFound,
  decidedByRequester,
} from './bank-account-change.errors.js';
import { MerchantsService } from './merchants.service.js';

/** Who does it, and why. */
export interface BankAccountReason {
  actorId: string;
  reason: string;
}

/** A change that waits for a decision. */
export interface WaitingChange extends BankAccountChange {
  merchantName: string;
  /** null where the merchant has no bank details yet. */
  present: BankAccount | null;
}

interface PresentAccountRow extends Pick<BankAccount, 'bankCode' | 'branchCode' | 'accountKind'> {
  id: string;
  name: string;
  number: number;
  accountBox: Buffer | null;
}

/** Bank details of a merchant change by two people: one asks, another decides. The old ones are kept. */
@Injectable()
export class BankAccountChangeService {
  constructor(
    private readonly transactions: Transactions,
    private readonly merchants: MerchantsService,
    private readonly vault: Vault,
  ) {}

  /** @throws DomainError bank_account_change_not_found */
  async find(cityId: number, id: string): Promise<BankAccountChange> {
    const change = await this.transactions.manager.findOneBy(StoredBankAccountChange, { cityId, id });
    if (!change) throw bankAccountChangeNotFound();
    return this.opened(change);
  }

  /**
   * Of one merchant, the newest first.
   * @throws DomainError merchant_not_found
   */
  async ofMerchant(cityId: number, merchantId: string): Promise<BankAccountChange[]> {
    await this.merchants.find(cityId, merchantId);
    const changes = await this.transactions.manager.find(StoredBankAccountChange, {
      where: { cityId, merchantId },
      order: { requestedAt: 'DESC', id: 'DESC' },
    });
    return changes.map((change) => this.opened(change));
  }

  /** All of the city that wait for a decision, the oldest first, each beside the details that hold now. */
  async waiting(cityId: number): Promise<WaitingChange[]> {
    const changes = await this.transactions.manager.find(StoredBankAccountChange, {
      where: { cityId, state: 'requested' },
      order: { requestedAt: 'ASC', id: 'ASC' },
    });
    const merchants = await this.presentAccounts(
      cityId,
      changes.map(({ merchantId }) => merchantId),
    );
    return changes.map((change) => {
      const { id: _, name, accountBox, number, ...open } = merchants.find(({ id }) => id === change.merchantId)!;
      const about = aboutAccount.ofMerchant(cityId, change.merchantId, number);
      const present = accountBox && { ...open, ...openAccount(this.vault, accountBox, about) };
      return { ...this.opened(change), merchantName: name, present };
    });
  }

  /** Merchants with the details that hold now, as far as there are any. */
  private presentAccounts(cityId: number, merchantIds: readonly string[]): Promise<PresentAccountRow[]> {
    return this.transactions.query<PresentAccountRow>(
      `select m.id, m.name, a.number, a.bank_code as "bankCode", a.branch_code as "branchCode",
              a.account_kind as "accountKind", a.account_box as "accountBox"
         from merchants m
         left join lateral (select b.* from merchant_bank_accounts b
                             where b.city_id = m.city_id and b.merchant_id = m.id order by b.number desc limit 1) a on true
        where m.city_id = $1 and m.id = any ($2)`,
      [cityId, merchantIds],
    );
  }

  /**
   * Asks for new bank details. Nothing is paid to them before somebody else approves.
   *
   * @throws DomainError merchant_not_found, bank_account_change_waits, missing_field, unknown_bank, bad_account_kind,
   *   bad_account_number, bad_holder_kana
   */
  async request(
    cityId: number,
    merchantId: string,
    written: WrittenBankAccount,
    { actorId, reason }: BankAccountReason,
  ): Promise<BankAccountChange> {
    const account = readBankAccount(written);
    if (typeof account === 'string') throw badBankDetails(account);
    return this.transactions.run(async (manager) => {
      await this.merchants.find(cityId, merchantId);
      const id = uuid();
      const { accountNumber, holderKana, ...open } = account;
      await manager.insert(StoredBankAccountChange, {
        ...open,
        ...closeAccount(this.vault, cityId, { accountNumber, holderKana }, aboutAccount.ofChange(cityId, id)),
        cityId,
        id,
        merchantId,
        state: 'requested',
        requestedBy: actorId,
        reason,
      });
      return this.find(cityId, id);
    });
  }

  /**
   * From now on payouts go to the new details.
   * @throws DomainError bank_account_change_not_found, bank_account_change_decided, same_person
   */
  approve(cityId: number, id: string, why: BankAccountReason): Promise<BankAccountChange> {
    return this.transactions.run(async (manager) => {
      const change = await this.decide(cityId, id, 'approved', why);
      const [{ number }] = await manager.query(
        `select coalesce(max(number), 0) + 1 as number from merchant_bank_accounts where city_id = $1 and merchant_id = $2`,
        [cityId, change.merchantId],
      );
      const about = aboutAccount.ofMerchant(cityId, change.merchantId, number);
      const { accountBox } = closeAccount(this.vault, cityId, change, about);
      // The print is the one that was approved, also when the key was changed in between.
      await manager.query(
        `insert into merchant_bank_accounts (city_id, merchant_id, number, bank_code, branch_code, account_kind,
           account_box, account_print)
         select city_id, merchant_id, $3, bank_code, branch_code, account_kind, $4, account_print
           from bank_account_changes where city_id = $1 and id = $2`,
        [cityId, id, number, accountBox],
      );
      return change;
    });
  }

  /** @throws DomainError bank_account_change_not_found, bank_account_change_decided, same_person */
  refuse(cityId: number, id: string, why: BankAccountReason): Promise<BankAccountChange> {
    return this.transactions.run(() => this.decide(cityId, id, 'refused', why));
  }

  private async decide(
    cityId: number,
    id: string,
    state: 'approved' | 'refused',
    { actorId, reason }: BankAccountReason,
  ): Promise<BankAccountChange> {
    const { manager } = this.transactions;
    const lock = { mode: 'pessimistic_write' } as const;
    const change = await manager.findOne(StoredBankAccountChange, { where: { cityId, id }, lock });
    if (!change) throw bankAccountChangeNotFound();
    if (change.state !== 'requested') throw bankAccountChangeDecided();
    if (change.requestedBy === actorId) throw decidedByRequester();
    const reasons = [change.reason, reason].filter(Boolean).join('\n');
    const decision = { state, decidedBy: actorId, decidedAt: new Date(), reason: reasons };
    await manager.update(StoredBankAccountChange, { cityId, id }, decision);
    return this.find(cityId, id);
  }

  private opened({ accountBox, accountPrint: _, ...change }: StoredBankAccountChange): BankAccountChange {
    return { ...change, ...openAccount(this.vault, accountBox, aboutAccount.ofChange(change.cityId, change.id)) };
  }
}
