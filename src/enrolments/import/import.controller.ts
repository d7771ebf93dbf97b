import { Controller, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { SelfKeyed } from '../../http/idempotency/self-keyed.decorator.js';
import { type Preference, Prefers } from '../../http/prefer.js';
import { readUpload, type UploadRequest } from '../../http/uploads/read-upload.js';
import { validationPipe } from '../../http/validation.pipe.js';
import { Allow } from '../../people/allow.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { may } from '../../people/policy.js';
import { scopeOf } from '../../people/scope.js';
import { CityClockService } from '../../programmes/city-clock.service.js';
import type { TaskView } from '../../tasks/dto/task.view.js';
import { LongWork } from '../../tasks/long-work.decorator.js';
import { LongWorkService } from '../../tasks/long-work.service.js';
import { CorrectionFields, ImportFields, ImportView, TemplateQuery } from '../dto/import.dto.js';
import { correctionFile, correctionMediaTypes, correctionName } from './correction-file.js';
import { approvalNeedsAnother, approvalNotAllowed, unknownFile } from './import.errors.js';
import type { ImportFile } from './import-file.js';
import { ImportFolderService, type ImportOptions } from './import-folder.service.js';
import { TakeFilesTask, type WantedImport } from './take-files.task.js';
import { templateFile } from './template-file.js';

/** Files of employers, parents, co-workers and merchants. An employer brings its own rosters and co-workers only. */
@ApiTags('enrolments')
@Controller('imports')
export class ImportController {
  private readonly pipe = validationPipe();

  constructor(
    private readonly imports: ImportFolderService,
    private readonly longWork: LongWorkService,
    private readonly taking: TakeFilesTask,
    private readonly cityClock: CityClockService,
  ) {}

  /** What would happen to every row, or why not. Nothing is changed. */
  @Post('preview')
  @HttpCode(200)
  @Allow('imports.make')
  @SelfKeyed()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: ImportFields })
  @ApiOkResponse({ type: ImportView })
  async preview(@Caller() caller: Caller, @Req() request: UploadRequest): Promise<ImportView> {
    const { files, wanted } = await this.read(caller, request, ImportFields);
    const options = await this.optionsOf(caller, wanted);
    return ImportView.preview(await this.imports.preview(caller.cityId, files, options));
  }

  /** Takes the good rows. The same files again change nothing, so no key is needed. */
  @Post()
  @HttpCode(200)
  @Allow('imports.make')
  @SelfKeyed()
  @LongWork()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: ImportFields })
  @ApiOkResponse({ type: ImportView })
  async take(
    @Caller() caller: Caller,
    @Req() request: UploadRequest,
    @Prefers() preference: Preference,
  ): Promise<ImportView | TaskView> {
    const { files, wanted } = await this.read(caller, request, ImportFields);
    return this.longWork.answer(this.taking, caller, preference, wanted, files);
  }

  /** The rows that would be refused as they are, each with the reason, to be corrected and sent again. Nothing is changed. */
  @Post('correction-file')
  @HttpCode(200)
  @Allow('imports.make')
  @SelfKeyed()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: CorrectionFields })
  @ApiProduces(...Object.values(correctionMediaTypes))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async correct(@Caller() caller: Caller, @Req() request: UploadRequest): Promise<StreamableFile> {
    const { files, fields, wanted } = await this.read(caller, request, CorrectionFields);
    const options = await this.optionsOf(caller, wanted);
    const imported = await this.imports.preview(caller.cityId, files, options);
    const { format = 'csv', of = imported[0]?.name ?? '' } = fields;
    const file = imported.find(({ name }) => name === of);
    if (!file) throw unknownFile(of);
    const name = correctionName(file.name, format);
    return new StreamableFile(await correctionFile(file, format), {
      type: correctionMediaTypes[format],
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  }

  /** An empty roster, or list of co-workers, to be filled in. */
  @Get('template')
  @Allow('imports.make')
  @ApiProduces(...Object.values(correctionMediaTypes))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async template(@Query() { kind, format }: TemplateQuery): Promise<StreamableFile> {
    const { name, content } = await templateFile(kind, format);
    return new StreamableFile(content, {
      type: correctionMediaTypes[format],
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  }

  private async read<Fields extends ImportFields>(
    caller: Caller,
    request: UploadRequest,
    shape: new () => Fields,
  ): Promise<{ files: ImportFile[]; fields: Fields; wanted: WantedImport }> {
    const upload = await readUpload(request);
    const fields: Fields = await this.pipe.transform(upload.fields, { type: 'body', metatype: shape });
    const approve = fields.approve === 'true';
    if (approve && !may(caller.role, 'enrolments.decide')) throw approvalNotAllowed();
    if (approve && (await this.cityClock.clock(caller.cityId)).kind === 'live') throw approvalNeedsAnother();
    const { programmeId } = fields;
    return { files: upload.files, fields, wanted: { approve, ...(programmeId ? { programmeId } : {}) } };
  }

  private optionsOf(caller: Caller, input: WantedImport): Promise<ImportOptions> {
    const { cityId, actorId } = caller;
    const { employerId } = scopeOf(caller);
    return this.taking.optionsOf({ cityId, actorId, ...(employerId === undefined ? {} : { employerId }), input });
  }
}
