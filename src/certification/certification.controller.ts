import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { toDateIso } from '../domain/date.js';
import type { Page } from '../http/paging.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { ApiList } from '../lists/api-list.js';
import type { ListFile } from '../lists/list-file.js';
import { Allow } from '../people/allow.decorator.js';
import { ReadsPersonal } from '../people/audit/reads-personal.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { withinScope } from '../people/scope.js';
import { certificationNotFound } from './certification.errors.js';
import { type Application, ApplyService } from './applications/apply.service.js';
import type { Certification } from './certification.entity.js';
import { CertificationsService } from './certifications.service.js';
import { ChangeCertificationService } from './change-certification.service.js';
import { ApplyForCertificationDto } from './dto/application.dto.js';
import { CertificationRow, CertificationView, CertifyDto, ChangeCertificationDto } from './dto/certification.dto.js';
import { CertificationsQuery } from './dto/certifications.query.js';
import type { CertificationChange } from './record-event.js';

@ApiTags('certification')
@Controller()
export class CertificationController {
  constructor(
    private readonly certifications: CertificationsService,
    private readonly change: ChangeCertificationService,
    private readonly applications: ApplyService,
  ) {}

  @Get('merchants/:id/certifications')
  @Allow('certifications.read')
  @ReadsPersonal('certifications')
  @ApiOkResponse({ type: [CertificationView] })
  async list(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<CertificationView[]> {
    withinScope(caller, { merchantId: id });
    return (await this.certifications.ofMerchant(caller.cityId, id)).map(CertificationView.of);
  }

  @Post('merchants/:id/certifications')
  @Allow('certifications.apply')
  @ApiCreatedResponse({ type: CertificationView })
  async apply(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) merchantId: string,
    @Body() body: ApplyForCertificationDto,
  ): Promise<CertificationView> {
    withinScope(caller, { merchantId });
    return this.view(caller, this.applications.apply(caller.cityId, { merchantId }, applicationOf(caller, body)));
  }

  @Get('employers/:id/certifications')
  @Allow('certifications.read')
  @ReadsPersonal('certifications')
  @ApiOkResponse({ type: [CertificationView] })
  async listOfEmployer(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<CertificationView[]> {
    withinScope(caller, { employerId: id });
    return (await this.certifications.ofEmployer(caller.cityId, id)).map(CertificationView.of);
  }

  /** An employer that co-funds is certified in the same way; its certification opens no till. */
  @Post('employers/:id/certifications')
  @Allow('certifications.apply')
  @ApiCreatedResponse({ type: CertificationView })
  async applyAsEmployer(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) employerId: string,
    @Body() body: ApplyForCertificationDto,
  ): Promise<CertificationView> {
    withinScope(caller, { employerId });
    return this.view(caller, this.applications.apply(caller.cityId, { employerId }, applicationOf(caller, body)));
  }

  /** All of the city, or those in a state, e.g. the applications that wait. */
  @Get('certifications')
  @Allow('certifications.list')
  @ReadsPersonal('certifications')
  @ApiList(CertificationRow)
  all(@Caller() { cityId }: Caller, @Query() query: CertificationsQuery): Promise<Page<CertificationRow> | ListFile> {
    return this.certifications.list(cityId, query).answer(query);
  }

  /** Asks to continue a certification beyond its last day. */
  @Post('certifications/:id/renew')
  @Allow('certifications.apply')
  @ApiCreatedResponse({ type: CertificationView })
  async renew(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: ApplyForCertificationDto,
  ): Promise<CertificationView> {
    withinScope(caller, await this.certifications.find(caller.cityId, id), certificationNotFound);
    return this.view(caller, this.applications.renew(caller.cityId, id, applicationOf(caller, body)));
  }

  /** Under the next number. From its first day through its last one a merchant takes coupons. */
  @Post('certifications/:id/certify')
  @HttpCode(200)
  @Allow('certifications.decide')
  @ApiOkResponse({ type: CertificationView })
  certify(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: CertifyDto,
  ): Promise<CertificationView> {
    const { actorId, cityId } = caller;
    const fromOn = toDateIso(body.fromOn);
    const validUntil = toDateIso(body.validUntil);
    return this.view(caller, this.change.certify(cityId, id, { actorId, reason: body.reason, fromOn, validUntil }));
  }

  @Post('certifications/:id/refuse')
  @HttpCode(200)
  @Allow('certifications.decide')
  @ApiOkResponse({ type: CertificationView })
  refuse(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeCertificationDto,
  ): Promise<CertificationView> {
    return this.view(caller, this.change.refuse(caller.cityId, id, changeOf(caller, body)));
  }

  /** Until it is resumed, the merchant takes no coupons. */
  @Post('certifications/:id/suspend')
  @HttpCode(200)
  @Allow('certifications.decide')
  @ApiOkResponse({ type: CertificationView })
  suspend(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeCertificationDto,
  ): Promise<CertificationView> {
    return this.view(caller, this.change.suspend(caller.cityId, id, changeOf(caller, body)));
  }

  @Post('certifications/:id/resume')
  @HttpCode(200)
  @Allow('certifications.decide')
  @ApiOkResponse({ type: CertificationView })
  resume(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeCertificationDto,
  ): Promise<CertificationView> {
    return this.view(caller, this.change.resume(caller.cityId, id, changeOf(caller, body)));
  }

  @Post('certifications/:id/revoke')
  @HttpCode(200)
  @Allow('certifications.decide')
  @ApiOkResponse({ type: CertificationView })
  revoke(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeCertificationDto,
  ): Promise<CertificationView> {
    return this.view(caller, this.change.revoke(caller.cityId, id, changeOf(caller, body)));
  }

  private async view(caller: Caller, changed: Promise<Certification>): Promise<CertificationView> {
    const { id } = await changed;
    return CertificationView.of(await this.certifications.find(caller.cityId, id));
  }
}

function changeOf({ actorId }: Caller, { reason, fromOn }: ChangeCertificationDto): CertificationChange {
  return fromOn === undefined ? { actorId, reason } : { actorId, reason, fromOn: toDateIso(fromOn) };
}

function applicationOf(caller: Caller, body: ApplyForCertificationDto): Application {
  return { ...changeOf(caller, body), ...(body.answers ? { answers: body.answers } : {}) };
}
