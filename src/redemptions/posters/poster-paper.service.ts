import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { jstDateOf } from '../../domain/date.js';
import { Shop } from '../../merchants/shop.entity.js';
import { CitiesService } from '../../programmes/cities.service.js';
import { ProgrammesService } from '../../programmes/programmes.service.js';
import { CurrentRulesService } from '../../wallets/current-rules.service.js';
import { drawPoster } from './draw-poster.js';
import { ShopPostersService } from './shop-posters.service.js';

@Injectable()
export class PosterPaperService {
  constructor(
    private readonly transactions: Transactions,
    private readonly posters: ShopPostersService,
    private readonly cities: CitiesService,
    private readonly programmes: ProgrammesService,
    private readonly currentRules: CurrentRulesService,
  ) {}

  /**
   * The poster that the shop uses now, to be printed as often as it is wanted.
   *
   * @throws DomainError no_poster, poster_not_drawable, programme_not_found, before_programme
   */
  async paper(cityId: number, shopId: string): Promise<{ number: string; pdf: Buffer }> {
    const { id, address, madeAt } = await this.posters.current(cityId, shopId);
    const shop = await this.transactions.manager.findOneByOrFail(Shop, { cityId, id: shopId });
    const city = await this.cities.cityById(cityId);
    const programme = await this.programmes.mainProgramme(cityId);
    const { posterDailyCapNotes } = await this.currentRules.of(cityId);
    const number = id.slice(-8).toUpperCase();
    const pdf = await drawPoster({
      city: city.name,
      programme: programme.name,
      shop: shop.name,
      area: shop.area,
      address,
      madeOn: jstDateOf(madeAt),
      dailyCapNotes: posterDailyCapNotes,
      number,
    });
    return { number, pdf };
  }
}
