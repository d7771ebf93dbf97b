import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../database/transactions.js';
import { readBankAccount, type WrittenBankAccount } from './bank-account.js';
import { BankAccountChange } from './bank-account-change.entity.js';
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

/** Bank details of a merchant change by two people: one asks, another decides. The old ones are kept. */
@Injectable()
export class BankAccountChangeService {
  constructor(
    private readonly transactions: Transactions,
    private readonly merchants: MerchantsService,
  ) {}

  /** @throws DomainError bank_account_change_not_found */
  async find(cityId: number, id: string): Promise<BankAccountChange> {
    const change = await this.transactions.manager.findOneBy(BankAccountChange, { cityId, id });
    if (!change) throw bankAccountChangeNotFound();
    return change;
  }

  /**
   * Of one merchant, the newest first.
   * @throws DomainError merchant_not_found
   */
  async ofMerchant(cityId: number, merchantId: string): Promise<BankAccountChange[]> {
    await this.merchants.find(cityId, merchantId);
    return this.transactions.manager.find(BankAccountChange, {
      where: { cityId, merchantId },
      order: { requestedAt: 'DESC', id: 'DESC' },
    });
  }

  /** All of the city that wait for a decision, the oldest first. */
  waiting(cityId: number): Promise<BankAccountChange[]> {
    return this.transactions.manager.find(BankAccountChange, {
      where: { cityId, state: 'requested' },
      order: { requestedAt: 'ASC', id: 'ASC' },
    });
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
      await manager.insert(BankAccountChange, {
        ...account,
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
      await manager.query(
        `insert into merchant_bank_accounts (city_id, merchant_id, number, bank_code, branch_code, account_kind,
           account_number, holder_kana)
         select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7
           from merchant_bank_accounts where city_id = $1 and merchant_id = $2`,
        [
          cityId,
          change.merchantId,
          change.bankCode,
          change.branchCode,
          change.accountKind,
          change.accountNumber,
          change.holderKana,
        ],
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
    const change = await manager.findOne(BankAccountChange, { where: { cityId, id }, lock });
    if (!change) throw bankAccountChangeNotFound();
    if (change.state !== 'requested') throw bankAccountChangeDecided();
    if (change.requestedBy === actorId) throw decidedByRequester();
    const reasons = [change.reason, reason].filter(Boolean).join('\n');
    const decision = { state, decidedBy: actorId, decidedAt: new Date(), reason: reasons };
    await manager.update(BankAccountChange, { cityId, id }, decision);
    return this.find(cityId, id);
  }
}
