import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import { Vault } from '../database/vault.js';
import { badBankCharacter, HOLDER_SIGNS } from '../domain/bank-text.js';
import { isKnownBranch } from '../domain/banks.js';
import { parseQualifiedInvoiceNumber } from '../domain/corporate-number.js';
import type { DateIso } from '../domain/date.js';
import { toHalfKana } from '../domain/kana.js';
import { aboutAccount, closeAccount, openAccount } from './account-box.js';
import { CitiesService } from './cities.service.js';
import { CityClockService } from './city-clock.service.js';
import type { City } from './city.entity.js';
import { type CityDetails, type CityDetailSettings, StoredCityDetails } from './city-details.entity.js';
import { badCityDetails, cityDetailsInThePast, cityDetailsMissing, unknownBank } from './city-details.errors.js';

/** The field of the requester in a transfer file (全銀 総合振込). */
const REQUESTER_NAME_BYTES = 40;

/** Codes of zeros are given to nobody, so that what a rehearsal prints can be sent to no bank. */
const PRETENDED = { bankCode: '0000', branchCode: '000' };

/** What stands on the city's papers and in its bank files. */
@Injectable()
export class CityDetailsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cities: CitiesService,
    private readonly cityClock: CityClockService,
    private readonly vault: Vault,
  ) {}

  /** All details that were ever set, the earliest first. */
  async list(cityId: number): Promise<CityDetails[]> {
    const rows = await this.transactions.manager.find(StoredCityDetails, {
      where: { cityId },
      order: { validFrom: 'ASC' },
    });
    return rows.map((row) => this.opened(row));
  }

  /**
   * The details that hold on a day. A rehearsal that has set none has made-up ones, which no bank takes.
   *
   * @throws DomainError city_details_missing, city_not_found
   */
  async on(cityId: number, date: DateIso): Promise<CityDetails> {
    const found = await this.transactions.manager.findOne(StoredCityDetails, {
      where: { cityId, validFrom: LessThanOrEqual(date) },
      order: { validFrom: 'DESC' },
    });
    if (found) return this.opened(found);
    const city = await this.cities.cityById(cityId);
    if (city.kind === 'live') throw cityDetailsMissing();
    return rehearsalDetails(city, date);
  }

  /**
   * Sets all details from a day on, which is not past. What was set for the same day is replaced.
   *
   * @param validFrom the city's today unless given
   * @throws DomainError city_details_in_the_past, bad_city_details, unknown_bank
   */
  async set(cityId: number, settings: CityDetailSettings, validFrom?: DateIso): Promise<CityDetails> {
    const { date: today } = await this.cityClock.now(cityId);
    const from = validFrom ?? today;
    if (from < today) throw cityDetailsInThePast(today);
    const { kind } = await this.cities.cityById(cityId);
    const { accountNumber, holderKana, ...open } = readSettings(settings, kind);
    const secret = { accountNumber, holderKana };
    const { accountBox } = closeAccount(this.vault, cityId, secret, aboutAccount.ofCity(cityId, from));
    return this.transactions.run(async (manager) => {
      const row = { ...open, accountBox, cityId, validFrom: from };
      await manager.upsert(StoredCityDetails, row, ['cityId', 'validFrom']);
      return this.opened(await manager.findOneByOrFail(StoredCityDetails, { cityId, validFrom: from }));
    });
  }

  private opened({ accountBox, ...details }: StoredCityDetails): CityDetails {
    return {
      ...details,
      ...openAccount(this.vault, accountBox, aboutAccount.ofCity(details.cityId, details.validFrom)),
    };
  }
}

function readSettings(settings: CityDetailSettings, kind: City['kind']): CityDetailSettings {
  const holderKana = toHalfKana(settings.holderKana);
  const writable = badBankCharacter(holderKana, HOLDER_SIGNS) === undefined && holderKana.trim() !== '';
  if (!writable || holderKana.length > REQUESTER_NAME_BYTES) throw badCityDetails('holderKana');
  const { bankCode, branchCode } = settings;
  const isPretended = kind === 'rehearsal' && bankCode === PRETENDED.bankCode && branchCode === PRETENDED.branchCode;
  if (!isPretended && !isKnownBranch(bankCode, branchCode)) throw unknownBank(bankCode, branchCode);
  const written = settings.invoiceRegistrationNumber || null;
  const invoiceRegistrationNumber = written && (parseQualifiedInvoiceNumber(written) ?? null);
  if (written && !invoiceRegistrationNumber) throw badCityDetails('invoiceRegistrationNumber');
  return { ...settings, holderKana, invoiceRegistrationNumber };
}

function rehearsalDetails(city: City, validFrom: DateIso): CityDetails {
  return {
    cityId: city.id,
    validFrom,
    officeName: `${city.name}（稽古）`,
    address: '（稽古のため所在地なし）',
    contact: '（稽古のため連絡先なし）',
    invoiceRegistrationNumber: null,
    ...PRETENDED,
    accountKind: 'ordinary',
    accountNumber: '0000000',
    holderKana: 'ｹｲｺ',
    requesterCode: '0000000000',
    paymentDays: 30,
    payDay: 15,
    settlementsAMonth: 1,
    zenginLineEnd: 'crlf',
    transferFeeYen: 0,
  };
}
