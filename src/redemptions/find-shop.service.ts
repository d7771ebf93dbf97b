import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { notFound } from '../http/not-found.error.js';
import { Shop } from '../merchants/shop.entity.js';
import { ShortCache } from '../wallets/short-cache.js';

/** Where coupons are taken. */
export interface TillShop {
  id: string;
  name: string;
  merchantId: string;
}

/** A shop never changes its merchant; whether the merchant may take coupons is the ledger's to know. */
const UNSEEN_MS = 30_000;
const MOST_SHOPS = 10_000;

@Injectable()
export class FindShopService {
  private readonly shops = new ShortCache<string, TillShop>(UNSEEN_MS, MOST_SHOPS);

  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError not_found */
  find(cityId: number, shopId: string): Promise<TillShop> {
    return this.shops.get(`${cityId}/${shopId}`, () => this.load(cityId, shopId));
  }

  private async load(cityId: number, id: string): Promise<TillShop> {
    const shop = await this.transactions.manager.findOneBy(Shop, { cityId, id });
    if (!shop) throw notFound();
    return { id: shop.id, name: shop.name, merchantId: shop.merchantId };
  }
}
