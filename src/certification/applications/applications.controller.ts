import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { SelfKeyed } from '../../http/idempotency/self-keyed.decorator.js';
import { readUpload, type UploadRequest } from '../../http/uploads/read-upload.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { Allow } from '../../people/allow.decorator.js';
import { ReadsPersonal } from '../../people/audit/reads-personal.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { may } from '../../people/policy.js';
import { withinScope } from '../../people/scope.js';
import { CertificatePaperService } from '../certificates/certificate-paper.service.js';
import { StickerPaperService } from '../certificates/sticker-paper.service.js';
import type { Certification } from '../certification.entity.js';
import { CertificationsService } from '../certifications.service.js';
import {
  AnswersDto,
  AnswerView,
  ApplicationView,
  EvidenceQuery,
  EvidenceView,
  FindingsDto,
  MessageDto,
  MessageView,
} from '../dto/application.dto.js';
import { CertificationView } from '../dto/certification.dto.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { certificationNotFound } from '../certification.errors.js';
import { AnswerCriteriaService } from './answer-criteria.service.js';
import { ReviewService } from './review.service.js';
import { evidenceUpload } from './evidence-upload.js';

/** One application: what the applicant says and shows, what the city asks and finds. */
@ApiTags('certification')
@Controller('certifications/:id')
export class ApplicationsController {
  constructor(
    private readonly certifications: CertificationsService,
    private readonly answers: AnswerCriteriaService,
    private readonly evidence: EvidenceService,
    private readonly reviews: ReviewService,
    private readonly papers: CertificatePaperService,
    private readonly stickers: StickerPaperService,
  ) {}

  @Get()
  @Allow('certifications.read')
  @ReadsPersonal('certifications')
  @ApiOkResponse({ type: ApplicationView })
  async find(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<ApplicationView> {
    const certification = await this.own(caller, id);
    return {
      ...CertificationView.of(certification),
      answers: (await this.answers.of(caller.cityId, id)).map(AnswerView.of),
      evidence: (await this.evidence.of(caller.cityId, id)).map(EvidenceView.of),
      messages: (await this.reviews.messages(caller.cityId, id)).map(MessageView.of),
    };
  }

  /** Answers criteria, in place of what was answered for them before. */
  @Put('answers')
  @Allow('certifications.apply')
  @ApiOkResponse({ type: [AnswerView] })
  async answer(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { answers }: AnswersDto,
  ): Promise<AnswerView[]> {
    await this.own(caller, id);
    return (await this.answers.answer(caller.cityId, id, answers)).map(AnswerView.of);
  }

  /** One PDF, PNG or JPEG of 10 MB at most, as `file`; `criterionId` says which measure it shows. */
  @Post('evidence')
  @Allow('certifications.apply')
  @SelfKeyed()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' }, criterionId: { type: 'string', format: 'uuid' } },
    },
  })
  @ApiCreatedResponse({ type: EvidenceView })
  async show(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Req() request: UploadRequest,
  ): Promise<EvidenceView> {
    await this.own(caller, id);
    const { file, criterionId } = evidenceUpload(await readUpload(request));
    return EvidenceView.of(await this.evidence.add(caller.cityId, id, file, criterionId, caller.actorId));
  }

  /**
   * The file as it was sent. A browser stores it, unless it is asked to show it: what it is was read from its first
   * bytes, and is said with it, so that nothing else can come of it than a page or a picture.
   */
  @Get('evidence/:fileId')
  @Allow('certifications.read')
  @ReadsPersonal('certifications')
  @ApiProduces('application/pdf', 'image/png', 'image/jpeg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Param('fileId', UuidPipe) fileId: string,
    @Query() { show }: EvidenceQuery,
  ): Promise<StreamableFile> {
    await this.own(caller, id);
    const { file, content } = await this.evidence.read(caller.cityId, id, fileId);
    return new StreamableFile(content, {
      type: file.mediaType,
      disposition: `${show ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  }

  /** A question of the city, or the applicant's answer to it. */
  @Post('messages')
  @Allow('certifications.apply')
  @ApiCreatedResponse({ type: MessageView })
  async say(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { text }: MessageDto,
  ): Promise<MessageView> {
    await this.own(caller, id);
    const fromCity = may(caller.role, 'applications.review');
    return MessageView.of(await this.reviews.say(caller.cityId, id, { fromCity, text, authorId: caller.actorId }));
  }

  /** Accepts measures or not; the number of those accepted makes the tier. */
  @Put('review')
  @HttpCode(200)
  @Allow('applications.review')
  @ApiOkResponse({ type: [AnswerView] })
  async review(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { findings }: FindingsDto,
  ): Promise<AnswerView[]> {
    return (await this.reviews.find(caller.cityId, id, findings)).map(AnswerView.of);
  }

  /** The certificate, with a QR code that leads to the page that says whether it still holds. */
  @Get('certificate.pdf')
  @Allow('certifications.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async certificate(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<StreamableFile> {
    await this.own(caller, id);
    const { number, pdf } = await this.papers.paper(caller.cityId, id);
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: `inline; filename="certificate-${number}.pdf"`,
    });
  }

  /** The sticker for the window, with the same QR code. */
  @Get('sticker.pdf')
  @Allow('certifications.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async sticker(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<StreamableFile> {
    await this.own(caller, id);
    const { number, pdf } = await this.stickers.paper(caller.cityId, id);
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: `inline; filename="sticker-${number}.pdf"`,
    });
  }

  private async own(caller: Caller, id: string): Promise<Certification> {
    const certification = await this.certifications.find(caller.cityId, id);
    withinScope(caller, certification, certificationNotFound);
    return certification;
  }
}
