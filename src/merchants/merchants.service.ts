import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../database/transactions.js';
import type { CertificationState } from '../domain/certification-states.js';
import { toFullKatakana } from '../domain/kana.js';
import { normaliseSpaces } from '../domain/text.js';
import { rowRefused } from '../employers/row-refused.js';
import { notFound } from '../http/not-found.error.js';
import { containsWords } from '../lists/contains-words.js';
import { ListReading } from '../lists/list-reading.js';
import { type Sql, sql } from '../lists/sql.js';
import type { MerchantRow } from './dto/merchant.dto.js';
import { Merchant } from './merchant.entity.js';
import { merchantNotFound } from './merchant.errors.js';
import { merchantList } from './merchant-list.js';
import { Shop } from './shop.entity.js';

/** Which merchants are asked for; what is not said does not matter. */
export interface MerchantFilter {
  q?: string;
  certification?: CertificationState | 'none';
  area?: string;
  trade?: string;
}

/** What all shops of the merchant `m` are called. */
const OF_SHOPS = (column: 'name' | 'name_kana') =>
  `select string_agg(s.${column}, chr(10)) from shops s where s.city_id = m.city_id and s.merchant_id = m.id`;

@Injectable()
export class MerchantsService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError merchant_not_found */
  async find(cityId: number, id: string): Promise<Merchant> {
    const merchant = await this.transactions.manager.findOneBy(Merchant, { cityId, id });
    if (!merchant) throw merchantNotFound();
    return merchant;
  }

  /** By reading unless sorted otherwise; one merchant only where the caller is bound to it. */
  list(cityId: number, { q, certification, area, trade }: MerchantFilter, onlyId?: string): ListReading<MerchantRow> {
    const withShop = (condition: Sql) =>
      sql`exists (select from shops s where s.city_id = m.city_id and s.merchant_id = m.id and ${condition})`;
    return new ListReading(this.transactions, merchantList, cityId, [
      onlyId && sql`m.id = ${onlyId}`,
      certification && sql`coalesce(c.state, 'none') = ${certification}`,
      area && withShop(sql`s.area = ${area}`),
      trade && withShop(sql`s.trade = ${trade}`),
      containsWords(
        q,
        ['m.name', 'm.corporate_number', `(${OF_SHOPS('name')})`],
        ['m.name_kana', `(${OF_SHOPS('name_kana')})`],
      ),
    ]);
  }

  /** @throws DomainError merchant_not_found */
  async shops(cityId: number, merchantId: string, onlyId?: string): Promise<Shop[]> {
    await this.find(cityId, merchantId);
    const where = onlyId ? { cityId, merchantId, id: onlyId } : { cityId, merchantId };
    return this.transactions.manager.find(Shop, { where, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** @throws DomainError not_found */
  async findShop(cityId: number, id: string): Promise<Shop> {
    const shop = await this.transactions.manager.findOneBy(Shop, { cityId, id });
    if (!shop) throw notFound();
    return shop;
  }

  /**
   * A further shop of a merchant.
   *
   * @throws DomainError merchant_not_found, missing_field, shop_exists
   */
  async addShop(
    cityId: number,
    merchantId: string,
    wanted: { name: string; nameKana: string; trade: string; area: string },
  ): Promise<Shop> {
    const name = normaliseSpaces(wanted.name);
    const nameKana = toFullKatakana(wanted.nameKana);
    const trade = normaliseSpaces(wanted.trade);
    const area = normaliseSpaces(wanted.area);
    if (!name || !nameKana || !trade || !area) throw rowRefused('missing_field');
    return this.transactions.run(async (manager) => {
      await this.find(cityId, merchantId);
      const id = uuid();
      await manager.insert(Shop, { cityId, id, merchantId, name, nameKana, trade, area });
      return manager.findOneByOrFail(Shop, { cityId, id });
    });
  }
}
