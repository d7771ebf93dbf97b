import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { isEmail, normaliseEmail } from '../domain/email.js';
import { toFullKatakana } from '../domain/kana.js';
import { normaliseSpaces } from '../domain/text.js';
import { rowRefused } from '../employers/row-refused.js';
import { Merchant } from './merchant.entity.js';
import { MerchantsService } from './merchants.service.js';
import { Shop } from './shop.entity.js';

/** What a merchant and its shops are called, and where to reach it. Bank details have a way of their own. */
@Injectable()
export class ChangeMerchantService {
  constructor(
    private readonly transactions: Transactions,
    private readonly merchants: MerchantsService,
  ) {}

  /**
   * What is not said stays as it is.
   * @throws DomainError merchant_not_found, missing_field, bad_email
   */
  change(
    cityId: number,
    id: string,
    changes: { name?: string; nameKana?: string; contactEmail?: string },
  ): Promise<Merchant> {
    return this.transactions.run(async (manager) => {
      const merchant = await this.merchants.find(cityId, id);
      const name = normaliseSpaces(changes.name ?? merchant.name);
      const nameKana = toFullKatakana(changes.nameKana ?? merchant.nameKana);
      const contactEmail = normaliseEmail(changes.contactEmail ?? merchant.contactEmail);
      if (!name || !nameKana || !contactEmail) throw rowRefused('missing_field');
      if (!isEmail(contactEmail)) throw rowRefused('bad_email');
      await manager.update(Merchant, { cityId, id }, { name, nameKana, contactEmail });
      return { ...merchant, name, nameKana, contactEmail };
    });
  }

  /**
   * What is not said stays as it is.
   * @throws DomainError missing_field, shop_exists
   */
  changeShop(shop: Shop, changes: { name?: string; nameKana?: string; trade?: string; area?: string }): Promise<Shop> {
    const { cityId, id } = shop;
    const name = normaliseSpaces(changes.name ?? shop.name);
    const nameKana = toFullKatakana(changes.nameKana ?? shop.nameKana);
    const trade = normaliseSpaces(changes.trade ?? shop.trade);
    const area = normaliseSpaces(changes.area ?? shop.area);
    if (!name || !nameKana || !trade || !area) throw rowRefused('missing_field');
    return this.transactions.run(async (manager) => {
      await manager.update(Shop, { cityId, id }, { name, nameKana, trade, area });
      return { ...shop, name, nameKana, trade, area };
    });
  }
}
