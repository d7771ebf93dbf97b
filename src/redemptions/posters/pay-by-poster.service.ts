import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { jstDateOf } from '../../domain/date.js';
import { operationIdOf, requestDigestOf } from '../../domain/operation-key.js';
import { Ledger } from '../../ledger/ledger.js';
import { ShopPhotoService } from '../../merchants/shop-photo.service.js';
import { CurrentRulesService } from '../../wallets/current-rules.service.js';
import { RecordedOperationsService } from '../../wallets/recorded-operations.service.js';
import { hashOfSecret } from '../../wallets/wallet-secrets.service.js';
import { deadlineOf } from '../deadline.js';
import type { PosterPayment, ShopOfPoster } from '../dto/poster.js';
import type { RedemptionAnswer } from '../dto/redemption.js';
import { Watchers } from '../live/watchers.js';
import { RefusedPaymentsService } from '../refused-payments.service.js';
import { receiptOf } from '../receipt-of.js';
import { PosterDaysService } from './poster-days.service.js';
import { posterEnded, posterNotFound } from './poster.errors.js';

interface Poster {
  id: string;
  shopId: string;
  merchantId: string;
  shopName: string;
  merchantName: string;
  area: string;
  ended: boolean;
}

/** The holder scans the shop's poster, sees whose it is, and pays. */
@Injectable()
export class PayByPosterService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly currentRules: CurrentRulesService,
    private readonly recorded: RecordedOperationsService,
    private readonly photos: ShopPhotoService,
    private readonly days: PosterDaysService,
    private readonly watchers: Watchers,
    private readonly refused: RefusedPaymentsService,
  ) {}

  /** @throws DomainError poster_not_found, poster_ended, before_programme */
  async shopOf(cityId: number, token: string): Promise<ShopOfPoster> {
    const { shopId, shopName, merchantName, area, ended } = await this.posterOf(cityId, token);
    if (ended) throw posterEnded();
    const { posterDailyCapNotes, noteYen } = await this.currentRules.of(cityId);
    const photo = (await this.photos.exists(cityId, shopId)) ? `/api/v1/shops/${shopId}/photo` : null;
    return {
      shop: { id: shopId, name: shopName },
      merchantName,
      area,
      photo,
      dailyCapNotes: posterDailyCapNotes,
      noteYen,
    };
  }

  /**
   * Pays at the shop of the poster. The same key with the same request answers the first answer, also after the poster
   * was replaced. The actor is the poster: the person is the payer, and the bar on own coupons is that of the wallet.
   *
   * @throws DomainError poster_not_found, poster_ended, poster_cap_passed, deadline_too_far, before_programme, and every
   *   refusal of the ledger at a till
   */
  async pay(
    cityId: number,
    employeeId: string,
    token: string,
    { notes, noteYen, deadline }: PosterPayment,
    { key, receivedAt }: { key: string; receivedAt: Date },
  ): Promise<RedemptionAnswer> {
    const poster = await this.posterOf(cityId, token);
    const id = operationIdOf(cityId, employeeId, key);
    if (poster.ended && !(await this.recorded.has(cityId, id))) throw posterEnded();
    const rules = await this.currentRules.of(cityId);
    const item = {
      id,
      digest: requestDigestOf('POST /api/v1/posters/redemptions', { poster: poster.id, notes, noteYen }),
      actor: poster.id,
      wallet: employeeId,
      merchant: poster.merchantId,
      shop: poster.shopId,
      notes,
      noteYen: noteYen ?? rules.noteYen,
      dailyCapNotes: rules.payerDailyCapNotes ?? undefined,
      shopDailyCapNotes: rules.shopDailyCapNotes ?? undefined,
      receivedAt,
      deadline: deadlineOf(receivedAt, deadline),
    };
    const answer = await this.transactions.run(async () => {
      const [posted] = await this.ledger.redeem(cityId, [item]);
      if (posted!.status === 'done') {
        const day = jstDateOf(posted!.happenedAt!);
        const capNotes = rules.posterDailyCapNotes;
        await this.days.count(cityId, { shopId: poster.shopId, employeeId, day, notes, capNotes });
      }
      return posted!;
    });
    this.watchers.nudge(cityId, poster.shopId);
    await this.refused.count(cityId, { refusal: answer.status, shopId: poster.shopId, employeeId });
    return receiptOf(answer, { id: poster.shopId, name: poster.shopName }, notes);
  }

  private async posterOf(cityId: number, token: string): Promise<Poster> {
    const [poster] = await this.transactions.query<Poster>(
      `select p.id, s.id as "shopId", m.id as "merchantId", s.name as "shopName", m.name as "merchantName", s.area,
              p.ended_at is not null as ended
         from shop_posters p
         join shops s on s.city_id = p.city_id and s.id = p.shop_id
         join merchants m on m.city_id = s.city_id and m.id = s.merchant_id
        where p.city_id = $1 and p.token_hash = $2`,
      [cityId, hashOfSecret(token)],
    );
    if (!poster) throw posterNotFound();
    return poster;
  }
}
