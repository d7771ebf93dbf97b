import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { noFiles } from '../../enrolments/import/import.errors.js';
import { SelfKeyed } from '../../http/idempotency/self-keyed.decorator.js';
import { type Preference, Prefers } from '../../http/prefer.js';
import { readUpload, type UploadRequest } from '../../http/uploads/read-upload.js';
import { Allow } from '../../people/allow.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import type { TaskView } from '../../tasks/dto/task.view.js';
import { LongWork } from '../../tasks/long-work.decorator.js';
import { LongWorkService } from '../../tasks/long-work.service.js';
import { ImportedStatement, PreviewedStatement } from '../dto/receipt.js';
import { ImportStatementTask } from './import-statement.task.js';
import { PreviewStatementService } from './preview-statement.service.js';

const FILE = { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } };

@ApiTags('billing')
@Controller('bank-statements')
export class BankStatementsController {
  constructor(
    private readonly longWork: LongWorkService,
    private readonly importing: ImportStatementTask,
    private readonly previewing: PreviewStatementService,
  ) {}

  /** What the bank's statements (CSV) tell, and what of it is new. Nothing is taken. */
  @Post('preview')
  @HttpCode(200)
  @SelfKeyed()
  @Allow('receipts.write')
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE)
  @ApiOkResponse({ type: [PreviewedStatement] })
  async preview(@Caller() { cityId }: Caller, @Req() request: UploadRequest): Promise<PreviewedStatement[]> {
    const { files } = await readUpload(request);
    if (files.length === 0) throw noFiles();
    const previewed: PreviewedStatement[] = [];
    for (const file of files) previewed.push(await this.previewing.preview(cityId, file));
    return previewed;
  }

  /** Takes the bank's statements (CSV), and matches what can be. The same file again takes nothing. */
  @Post()
  @HttpCode(200)
  @SelfKeyed()
  @Allow('receipts.write')
  @LongWork()
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE)
  @ApiOkResponse({ type: [ImportedStatement] })
  async take(
    @Caller() caller: Caller,
    @Req() request: UploadRequest,
    @Prefers() preference: Preference,
  ): Promise<ImportedStatement[] | TaskView> {
    const { files } = await readUpload(request);
    if (files.length === 0) throw noFiles();
    return this.longWork.answer(this.importing, caller, preference, {}, files);
  }
}
