import { Controller, Delete, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { Allow } from '../../people/allow.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { withinScope } from '../../people/scope.js';
import { PosterView } from '../dto/poster.js';
import { FindShopService } from '../find-shop.service.js';
import { PosterPaperService } from './poster-paper.service.js';
import { ShopPostersService } from './shop-posters.service.js';

/** The poster on a shop’s counter, for the shop. */
@ApiTags('redemptions')
@Controller('shops/:id')
export class ShopPostersController {
  constructor(
    private readonly shops: FindShopService,
    private readonly posters: ShopPostersService,
    private readonly papers: PosterPaperService,
  ) {}

  /** A new poster; the one before is of no use from now on. */
  @Post('posters')
  @Allow('posters.write')
  @ApiCreatedResponse({ type: PosterView })
  async make(@Caller() caller: Caller, @Param('id', UuidPipe) shopId: string): Promise<PosterView> {
    await this.mustBeOwn(caller, shopId);
    return this.posters.make(caller.cityId, shopId, caller.actorId);
  }

  @Get('poster')
  @Allow('posters.read')
  @ApiOkResponse({ type: PosterView })
  async current(@Caller() caller: Caller, @Param('id', UuidPipe) shopId: string): Promise<PosterView> {
    await this.mustBeOwn(caller, shopId);
    return this.posters.current(caller.cityId, shopId);
  }

  /** To be printed on A4. */
  @Get('poster.pdf')
  @Allow('posters.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async paper(@Caller() caller: Caller, @Param('id', UuidPipe) shopId: string): Promise<StreamableFile> {
    await this.mustBeOwn(caller, shopId);
    const { number, pdf } = await this.papers.paper(caller.cityId, shopId);
    const disposition = `attachment; filename="poster-${number}.pdf"`;
    return new StreamableFile(pdf, { type: 'application/pdf', disposition, length: pdf.length });
  }

  /** Takes the poster down: nobody can pay by it any more. */
  @Delete('poster')
  @HttpCode(204)
  @Allow('posters.write')
  @ApiNoContentResponse()
  async end(@Caller() caller: Caller, @Param('id', UuidPipe) shopId: string): Promise<void> {
    await this.mustBeOwn(caller, shopId);
    await this.posters.end(caller.cityId, shopId);
  }

  private async mustBeOwn(caller: Caller, shopId: string): Promise<void> {
    const { merchantId } = await this.shops.find(caller.cityId, shopId);
    withinScope(caller, { merchantId, shopId });
  }
}
