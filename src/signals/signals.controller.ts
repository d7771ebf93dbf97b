import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { toDateIso } from '../domain/date.js';
import { parseMonth } from '../domain/month.js';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import type { Page } from '../http/paging.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { ApiList } from '../lists/api-list.js';
import type { ListFile } from '../lists/list-file.js';
import { Allow } from '../people/allow.decorator.js';
import { ReadsPersonal } from '../people/audit/reads-personal.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import {
  ScanDto,
  ScanView,
  SetSignal,
  SignalCount,
  SignalDetailView,
  SignalReason,
  SignalSettingView,
  SignalView,
} from './dto/signal.dto.js';
import { SignalsQuery } from './dto/signals.query.js';
import { LookForAbuseService } from './look-for-abuse.service.js';
import { signalKinds } from './signal-kinds.js';
import { SignalSettingsService } from './signal-settings.service.js';
import { SignalsService } from './signals.service.js';

/** Signs of abuse, each with what shows it. They are only ever shown: nobody is stopped at a till because of one. */
@ApiTags('signals')
@Controller('signals')
export class SignalsController {
  constructor(
    private readonly signals: SignalsService,
    private readonly abuse: LookForAbuseService,
    private readonly settings: SignalSettingsService,
  ) {}

  /** The newest first. */
  @Get()
  @Allow('signals.read')
  @ReadsPersonal('signals')
  @ApiList(SignalView)
  async list(@Caller() { cityId }: Caller, @Query() query: SignalsQuery): Promise<Page<SignalView> | ListFile> {
    return this.signals.list(cityId, query).answer(query);
  }

  /** How many there are, by kind and state. */
  @Get('counts')
  @Allow('signals.read')
  @ApiOkResponse({ type: [SignalCount] })
  counts(@Caller() { cityId }: Caller): Promise<SignalCount[]> {
    return this.signals.counts(cityId);
  }

  /** What is looked for, and from how much on. */
  @Get('settings')
  @Allow('signal_settings.read')
  @ApiOkResponse({ type: [SignalSettingView] })
  current(@Caller() { cityId }: Caller): Promise<SignalSettingView[]> {
    return this.settings.now(cityId);
  }

  /** Sets one kind from a day on; answers all as they are from then on. */
  @Put('settings/:kind')
  @Allow('signal_settings.write')
  @ApiParam({ name: 'kind', enum: signalKinds })
  @ApiOkResponse({ type: [SignalSettingView] })
  set(
    @Caller() { cityId, actorId }: Caller,
    @Param('kind') kind: string,
    @Body() { watched, thresholds = {}, validFrom }: SetSignal,
  ): Promise<SignalSettingView[]> {
    const from = validFrom === undefined ? {} : { validFrom: toDateIso(validFrom) };
    return this.settings.set(cityId, kind, { watched, thresholds, ...from }, actorId);
  }

  /** Looks now. What is known already makes no second signal, so no key is needed. */
  @Post('scan')
  @HttpCode(200)
  @Allow('signals.scan')
  @SelfKeyed()
  @ApiOkResponse({ type: ScanView })
  scan(@Caller() { cityId }: Caller, @Body() { month }: ScanDto): Promise<ScanView> {
    return month === undefined ? this.abuse.lookNow(cityId) : this.abuse.look(cityId, parseMonth(month));
  }

  @Get(':id')
  @Allow('signals.read')
  @ReadsPersonal('signals')
  @ApiOkResponse({ type: SignalDetailView })
  get(@Caller() { cityId }: Caller, @Param('id', UuidPipe) id: string): Promise<SignalDetailView> {
    return this.signals.get(cityId, id);
  }

  @Post(':id/look-into')
  @HttpCode(200)
  @Allow('signals.decide')
  @ApiOkResponse({ type: SignalDetailView })
  lookInto(
    @Caller() { cityId, actorId }: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: SignalReason,
  ): Promise<SignalDetailView> {
    return this.signals.take(cityId, id, 'look_into', { reason, actorId });
  }

  @Post(':id/dismiss')
  @HttpCode(200)
  @Allow('signals.decide')
  @ApiOkResponse({ type: SignalDetailView })
  dismiss(
    @Caller() { cityId, actorId }: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: SignalReason,
  ): Promise<SignalDetailView> {
    return this.signals.take(cityId, id, 'dismiss', { reason, actorId });
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Allow('signals.decide')
  @ApiOkResponse({ type: SignalDetailView })
  confirm(
    @Caller() { cityId, actorId }: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: SignalReason,
  ): Promise<SignalDetailView> {
    return this.signals.take(cityId, id, 'confirm', { reason, actorId });
  }
}
