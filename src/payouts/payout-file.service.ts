import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Vault } from '../database/vault.js';
import type { DateIso } from '../domain/date.js';
import type { BankAccountKind } from '../merchants/bank-account.js';
import { aboutAccount, openAccount } from '../programmes/account-box.js';
import { CitiesService } from '../programmes/cities.service.js';
import type { CityDetails } from '../programmes/city-details.entity.js';
import { unknownBank } from '../programmes/city-details.errors.js';
import { CityDetailsService } from '../programmes/city-details.service.js';
import type { PayoutBatch } from './payout-batch.js';
import { withYen } from './with-yen.js';
import { bankNames } from './zengin/bank-names.js';
import type { FileAccount, NewCode, Transfer, TransferFile } from './zengin/transfer-file.js';
import { writeTransferFile } from './zengin/write-transfer-file.js';

type Payer = Pick<TransferFile, 'requesterCode' | 'requesterName' | 'account'>;

/** No bank has these codes, so a rehearsal's file is taken by none, whoever sends it. */
const REHEARSAL: Payer = {
  requesterCode: '0000000000',
  requesterName: 'ｹｲｺ',
  account: {
    bankCode: '0000',
    bankName: 'ｹｲｺ',
    branchCode: '000',
    branchName: '',
    kind: 'ordinary',
    number: '0000000',
  },
};

/** Above the number of a batch within its fiscal year, so that both fit into one customer code of ten digits. */
const BATCHES_A_YEAR = 1_000_000;

interface Line {
  lineNumber: number;
  amountYen: number;
  newCode: NewCode;
  merchantName: string;
  bankCode: string;
  branchCode: string;
  kind: BankAccountKind;
  merchantId: string;
  accountsNumber: number;
  accountBox: Buffer;
}

/** Makes the file of 総合振込 from a batch; the same batch gives the same bytes. */
@Injectable()
export class PayoutFileService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cities: CitiesService,
    private readonly details: CityDetailsService,
    private readonly vault: Vault,
  ) {}

  /**
   * @param detailsOn the day whose details of the city hold
   * @throws DomainError unwritable_name, unknown_bank, city_details_missing
   */
  async make(cityId: number, batch: PayoutBatch, detailsOn: DateIso): Promise<{ name: string; file: Buffer }> {
    const city = await this.cities.cityById(cityId);
    const details = await this.details.on(cityId, detailsOn);
    const rehearsal = city.kind === 'rehearsal';
    const file = writeTransferFile({
      ...(rehearsal ? REHEARSAL : payerOf(details)),
      payOn: batch.payOn,
      batchNumber: batch.fiscalYear * BATCHES_A_YEAR + batch.number,
      lineEnd: details.zenginLineEnd,
      transfers: await this.transfers(cityId, batch.id),
    });
    const name = `${rehearsal ? '稽古-' : ''}${city.code}-payouts-${batch.fiscalYear}-${batch.number}.txt`;
    return { name, file };
  }

  private async transfers(cityId: number, batchId: string): Promise<Transfer[]> {
    const lines = await this.transactions.query<Line>(
      `select p.line_number as "lineNumber", p.amount - p.fee_yen as "amountYen", p.new_code as "newCode",
              m.name as "merchantName", b.bank_code as "bankCode", b.branch_code as "branchCode", b.account_kind as kind,
              p.merchant_id as "merchantId", b.number as "accountsNumber", b.account_box as "accountBox"
         from payouts p
         join merchants m on m.city_id = p.city_id and m.id = p.merchant_id
         join merchant_bank_accounts b
           on b.city_id = p.city_id and b.merchant_id = p.merchant_id and b.number = p.bank_account_number
        where p.city_id = $1 and p.batch_id = $2 order by p.line_number`,
      [cityId, batchId],
    );
    return lines
      .map((line) => withYen(line, 'amountYen'))
      .map(({ merchantName, merchantId, accountsNumber, accountBox, amountYen, lineNumber, newCode, ...account }) => {
        const about = aboutAccount.ofMerchant(cityId, merchantId, accountsNumber);
        const { accountNumber: number, holderKana: payee } = openAccount(this.vault, accountBox, about);
        return { merchantName, payee, amountYen, lineNumber, newCode, account: withNames({ ...account, number }) };
      });
  }
}

function payerOf({ requesterCode, holderKana, bankCode, branchCode, accountKind, accountNumber }: CityDetails): Payer {
  const account = withNames({ bankCode, branchCode, kind: accountKind, number: accountNumber });
  return { requesterCode, requesterName: holderKana, account };
}

function withNames(account: Omit<FileAccount, 'bankName' | 'branchName'>): FileAccount {
  const names = bankNames(account.bankCode, account.branchCode);
  if (!names) throw unknownBank(account.bankCode, account.branchCode);
  return { ...account, ...names };
}
