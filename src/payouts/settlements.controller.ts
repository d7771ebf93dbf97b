import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import { notFound } from '../http/not-found.error.js';
import type { Page } from '../http/paging.js';
import { type Preference, Prefers } from '../http/prefer.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { ApiList } from '../lists/api-list.js';
import type { ListFile } from '../lists/list-file.js';
import { csvMediaType } from '../papers/csv.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { scopeOf, withinScope } from '../people/scope.js';
import type { TaskView } from '../tasks/dto/task.view.js';
import { LongWork } from '../tasks/long-work.decorator.js';
import { LongWorkService } from '../tasks/long-work.service.js';
import { settlementNotFound } from './payout.errors.js';
import {
  MonthSettledView,
  SettleMonthDto,
  SettlementDetailView,
  SettlementPreviewView,
  SettlementView,
  StatementQuery,
} from './dto/settlement.dto.js';
import { SettlementsQuery } from './dto/settlements.query.js';
import { PayoutBatchesService } from './payout-batches.service.js';
import { SettleMonthService } from './settle-month.service.js';
import { SettleMonthTask } from './settle-month.task.js';
import type { Settlement } from './settlement.js';
import { SettlementsService } from './settlements.service.js';
import { numberOf, StatementService } from './statement.service.js';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

/** What merchants are owed. A merchant sees its own. */
@ApiTags('payouts')
@Controller()
export class SettlementsController {
  constructor(
    private readonly longWork: LongWorkService,
    private readonly settling: SettleMonthTask,
    private readonly months: SettleMonthService,
    private readonly settlements: SettlementsService,
    private readonly payouts: PayoutBatchesService,
    private readonly statements: StatementService,
  ) {}

  /** Makes the settlements of a month whose closing was approved. Asked again it adds nothing, so no key is needed. */
  @Post('settlement-runs')
  @HttpCode(200)
  @Allow('settlements.make')
  @SelfKeyed()
  @LongWork()
  @ApiOkResponse({ type: MonthSettledView })
  settle(
    @Caller() caller: Caller,
    @Body() { month }: SettleMonthDto,
    @Prefers() preference: Preference,
  ): Promise<MonthSettledView | TaskView> {
    return this.longWork.answer(this.settling, caller, preference, { month });
  }

  /** What settling the month would make now. It changes nothing. */
  @Get('settlement-runs/preview')
  @Allow('settlements.make')
  @ApiOkResponse({ type: SettlementPreviewView })
  preview(@Caller() caller: Caller, @Query() { month }: SettleMonthDto): Promise<SettlementPreviewView> {
    return this.months.preview(caller.cityId, month);
  }

  /** The newest first. */
  @Get('settlements')
  @Allow('settlements.read')
  @ApiList(SettlementView)
  async list(@Caller() caller: Caller, @Query() query: SettlementsQuery): Promise<Page<SettlementView> | ListFile> {
    const own = scopeOf(caller).merchantId;
    if (own !== undefined && query.merchantId !== undefined && query.merchantId !== own) throw notFound();
    const { month, merchantId = own, state, q } = query;
    return this.settlements.list(caller.cityId, { month, merchantId, state, q }).answer(query);
  }

  /** With every redemption and void in it, and its payouts. */
  @Get('settlements/:id')
  @Allow('settlements.read')
  @ApiOkResponse({ type: SettlementDetailView })
  async find(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<SettlementDetailView> {
    return {
      ...(await this.own(caller, id)),
      lines: await this.settlements.lines(caller.cityId, id),
      payouts: await this.payouts.ofSettlement(caller.cityId, id),
    };
  }

  @Get('settlements/:id/statement.pdf')
  @Allow('settlements.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse(FILE)
  async pdf(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<StreamableFile> {
    const name = numberOf(await this.own(caller, id));
    return new StreamableFile(await this.statements.pdf(caller.cityId, id), {
      type: 'application/pdf',
      disposition: `attachment; filename="${name}.pdf"`,
    });
  }

  @Get('settlements/:id/statement.csv')
  @Allow('settlements.read')
  @ApiProduces('text/csv')
  @ApiOkResponse(FILE)
  async csv(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Query() { encoding }: StatementQuery,
  ): Promise<StreamableFile> {
    const name = numberOf(await this.own(caller, id));
    return new StreamableFile(await this.statements.csv(caller.cityId, id, encoding), {
      type: csvMediaType(encoding),
      disposition: `attachment; filename="${name}.csv"`,
    });
  }

  private async own(caller: Caller, id: string): Promise<Settlement> {
    const settlement = await this.settlements.get(caller.cityId, id);
    withinScope(caller, settlement, settlementNotFound);
    return settlement;
  }
}
