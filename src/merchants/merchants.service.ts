import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../database/transactions.js';
import { toFullKatakana } from '../domain/kana.js';
import { normaliseSpaces } from '../domain/text.js';
import { rowRefused } from '../employers/row-refused.js';
import { type Page, pageOf, type PageQuery } from '../http/paging.js';
import { Merchant } from './merchant.entity.js';
import { merchantNotFound } from './merchant.errors.js';
import { Shop } from './shop.entity.js';

@Injectable()
export class MerchantsService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError merchant_not_found */
  async find(cityId: number, id: string): Promise<Merchant> {
    const merchant = await this.transactions.manager.findOneBy(Merchant, { cityId, id });
    if (!merchant) throw merchantNotFound();
    return merchant;
  }

  /**
   * By reading; one merchant only where the caller is bound to it.
   *
   * @throws DomainError bad_cursor
   */
  async list(cityId: number, query: PageQuery, onlyId?: string): Promise<Page<Merchant>> {
    const rows = this.transactions.manager
      .createQueryBuilder(Merchant, 'm')
      .where('m.cityId = :cityId', { cityId })
      .orderBy('m.nameKana')
      .addOrderBy('m.id')
      .limit(query.limit + 1);
    if (onlyId) rows.andWhere('m.id = :onlyId', { onlyId });
    const after = query.after(2);
    if (after) rows.andWhere('(m.nameKana, m.id) > (:kana, CAST(:id AS uuid))', { kana: after[0], id: after[1] });
    return pageOf(await rows.getMany(), query.limit, (row) => [row.nameKana, row.id]);
  }

  /** @throws DomainError merchant_not_found */
  async shops(cityId: number, merchantId: string, onlyId?: string): Promise<Shop[]> {
    await this.find(cityId, merchantId);
    const where = onlyId ? { cityId, merchantId, id: onlyId } : { cityId, merchantId };
    return this.transactions.manager.find(Shop, { where, order: { createdAt: 'ASC', id: 'ASC' } });
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
