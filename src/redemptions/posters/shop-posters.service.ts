import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { PublicAddress } from '../../certification/certificates/public-address.js';
import { Transactions } from '../../database/transactions.js';
import { CitiesService } from '../../programmes/cities.service.js';
import { hashOfSecret, WalletSecretsService } from '../../wallets/wallet-secrets.service.js';
import type { PosterView } from '../dto/poster.js';
import { noPoster, posterNotDrawable } from './poster.errors.js';

/** The one poster that a shop hangs up. */
@Injectable()
export class ShopPostersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cities: CitiesService,
    private readonly secrets: WalletSecretsService,
    private readonly address: PublicAddress,
  ) {}

  /** Makes a new poster; the one before is of no use from this moment on. */
  make(cityId: number, shopId: string, actorId: string): Promise<PosterView> {
    return this.transactions.run(async (manager) => {
      // Two who make one at once: the second waits here, and its poster replaces the first one's.
      await manager.query('select from shops where city_id = $1 and id = $2 for no key update', [cityId, shopId]);
      await this.end(cityId, shopId);
      const id = uuid();
      const hash = hashOfSecret(this.secrets.ofPoster(cityId, id));
      await manager.query(
        'insert into shop_posters (city_id, id, shop_id, token_hash, made_by) values ($1, $2, $3, $4, $5)',
        [cityId, id, shopId, hash, actorId],
      );
      return this.current(cityId, shopId);
    });
  }

  /** @throws DomainError no_poster, poster_not_drawable */
  async current(cityId: number, shopId: string): Promise<PosterView> {
    const [row] = await this.transactions.query<{ id: string; hash: Buffer; madeAt: Date }>(
      `select id, token_hash as hash, made_at as "madeAt" from shop_posters
        where city_id = $1 and shop_id = $2 and ended_at is null`,
      [cityId, shopId],
    );
    if (!row) throw noPoster();
    const token = this.secrets.ofPoster(cityId, row.id);
    if (!hashOfSecret(token).equals(row.hash)) throw posterNotDrawable();
    const { code } = await this.cities.cityById(cityId);
    return { id: row.id, address: this.address.ofPoster(code, token), madeAt: row.madeAt };
  }

  /** Takes the poster down; nothing happens where none hangs. */
  async end(cityId: number, shopId: string): Promise<void> {
    await this.transactions.query(
      `update shop_posters set ended_at = greatest(clock_timestamp(), made_at)
        where city_id = $1 and shop_id = $2 and ended_at is null`,
      [cityId, shopId],
    );
  }
}
