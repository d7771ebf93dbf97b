import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { toDateIso } from '../domain/date.js';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import { notFound } from '../http/not-found.error.js';
import type { Page } from '../http/paging.js';
import { type Preference, Prefers } from '../http/prefer.js';
import { readUpload, type UploadRequest } from '../http/uploads/read-upload.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { validationPipe } from '../http/validation.pipe.js';
import { ApiList } from '../lists/api-list.js';
import type { ListFile } from '../lists/list-file.js';
import { Allow } from '../people/allow.decorator.js';
import { ReadsPersonal } from '../people/audit/reads-personal.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { scopeOf } from '../people/scope.js';
import type { TaskView } from '../tasks/dto/task.view.js';
import { LongWork } from '../tasks/long-work.decorator.js';
import { LongWorkService } from '../tasks/long-work.service.js';
import { ResultFile } from '../tasks/task-kind.js';
import { ApprovePayoutsService } from './approve-payouts.service.js';
import {
  PayoutBatchDetailView,
  PayoutBatchView,
  PayoutResultsDto,
  PayoutsPreviewView,
  PayoutView,
  PreparedPayoutsView,
  PreparePayoutsDto,
  RecordedResultsView,
  WithdrawPayoutsDto,
} from './dto/payout.dto.js';
import { PayoutBatchesQuery, PayoutsQuery } from './dto/payouts.query.js';
import { ExportPayoutsTask } from './export-payouts.task.js';
import { PayoutBatchesService } from './payout-batches.service.js';
import { PreparePayoutsService } from './prepare-payouts.service.js';
import { PreparePayoutsTask } from './prepare-payouts.task.js';
import { type PayoutResult, readResults } from './read-results.js';
import { RecordResultsService } from './record-results.service.js';
import { WithdrawPayoutsService } from './withdraw-payouts.service.js';

/** Batches of bank transfers: prepared by one person, approved by another, handed out, answered by the bank. */
@ApiTags('payouts')
@Controller()
export class PayoutBatchesController {
  private readonly pipe = validationPipe();

  constructor(
    private readonly batches: PayoutBatchesService,
    private readonly longWork: LongWorkService,
    private readonly preparing: PreparePayoutsTask,
    private readonly gathering: PreparePayoutsService,
    private readonly approving: ApprovePayoutsService,
    private readonly exporting: ExportPayoutsTask,
    private readonly recording: RecordResultsService,
    private readonly withdrawing: WithdrawPayoutsService,
  ) {}

  /** The newest first. A merchant sees its own. */
  @Get('payouts')
  @Allow('payouts.read')
  @ApiList(PayoutView)
  async payouts(@Caller() caller: Caller, @Query() query: PayoutsQuery): Promise<Page<PayoutView> | ListFile> {
    const own = scopeOf(caller).merchantId;
    const { state, month, merchantId = own, batchId, q } = query;
    if (own !== undefined && merchantId !== own) throw notFound();
    return this.batches.listPayouts(caller.cityId, { state, month, merchantId, batchId, q }).answer(query);
  }

  /** The newest first. */
  @Get('payout-batches')
  @Allow('payouts.read_batches')
  @ReadsPersonal('payout_batches')
  @ApiList(PayoutBatchView)
  list(@Caller() { cityId }: Caller, @Query() query: PayoutBatchesQuery): Promise<Page<PayoutBatchView> | ListFile> {
    return this.batches.list(cityId, query).answer(query);
  }

  /** What a batch would hold if it were prepared now, and what cannot be paid yet and why. It changes nothing. */
  @Get('payout-batches/preview')
  @Allow('payouts.read_batches')
  @ReadsPersonal('merchants', 'merchantId')
  @ApiOkResponse({ type: PayoutsPreviewView })
  preview(@Caller() { cityId }: Caller): Promise<PayoutsPreviewView> {
    return this.gathering.preview(cityId);
  }

  @Get('payout-batches/:id')
  @Allow('payouts.read_batches')
  @ReadsPersonal('payout_batches')
  @ApiOkResponse({ type: PayoutBatchDetailView })
  async find(@Caller() { cityId }: Caller, @Param('id', UuidPipe) id: string): Promise<PayoutBatchDetailView> {
    return { ...(await this.batches.get(cityId, id)), payouts: await this.batches.payouts(cityId, id) };
  }

  /** Gathers all settlements that wait to be paid, also those that the bank returned and whose details were corrected. */
  @Post('payout-batches')
  @Allow('payouts.prepare')
  @LongWork()
  @ApiCreatedResponse({ type: PreparedPayoutsView })
  prepare(
    @Caller() caller: Caller,
    @Body() { payOn }: PreparePayoutsDto,
    @Prefers() preference: Preference,
  ): Promise<PreparedPayoutsView | TaskView> {
    const input = payOn === undefined ? {} : { payOn: toDateIso(payOn) };
    return this.longWork.answer(this.preparing, caller, preference, input);
  }

  /** By another person than the one who prepared it. */
  @Post('payout-batches/:id/approve')
  @HttpCode(200)
  @Allow('payouts.approve')
  @ApiOkResponse({ type: PayoutBatchView })
  approve(@Caller() { cityId, actorId }: Caller, @Param('id', UuidPipe) id: string): Promise<PayoutBatchView> {
    return this.approving.approve(cityId, id, actorId);
  }

  /** Until its file went out; an approved one by another person than the approver. What it was to pay is free again. */
  @Post('payout-batches/:id/withdraw')
  @HttpCode(200)
  @Allow('payouts.withdraw')
  @ApiOkResponse({ type: PayoutBatchView })
  withdraw(
    @Caller() { cityId, actorId }: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: WithdrawPayoutsDto,
  ): Promise<PayoutBatchView> {
    return this.withdrawing.withdraw(cityId, id, actorId, reason);
  }

  /** The file for the bank (全銀協規定形式, 総合振込). Asked again it is the same to the byte, so no key is needed. */
  @Post('payout-batches/:id/export')
  @HttpCode(200)
  @Allow('payouts.export')
  @SelfKeyed()
  @LongWork()
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Prefers() preference: Preference,
  ): Promise<StreamableFile | TaskView> {
    const answer = await this.longWork.answer(this.exporting, caller, preference, { batchId: id });
    return answer instanceof ResultFile ? answer.stream() : answer;
  }

  /**
   * What the bank says of each line: JSON, or its file (CSV: line number, result, reason). The same results again change
   * nothing, so no key is needed.
   */
  @Post('payout-batches/:id/results')
  @HttpCode(200)
  @Allow('payouts.export')
  @SelfKeyed()
  @ApiConsumes('application/json', 'multipart/form-data')
  @ApiBody({ type: PayoutResultsDto })
  @ApiOkResponse({ type: RecordedResultsView })
  async results(
    @Caller() { cityId }: Caller,
    @Param('id', UuidPipe) id: string,
    @Req() request: UploadRequest,
  ): Promise<RecordedResultsView> {
    return this.recording.record(cityId, id, await this.readResults(request));
  }

  private async readResults(request: UploadRequest): Promise<PayoutResult[]> {
    if (request.isMultipart()) {
      const { files } = await readUpload(request);
      return files.flatMap(({ content }) => readResults(content));
    }
    const body: PayoutResultsDto = await this.pipe.transform(request.body ?? {}, {
      type: 'body',
      metatype: PayoutResultsDto,
    });
    return body.results;
  }
}
