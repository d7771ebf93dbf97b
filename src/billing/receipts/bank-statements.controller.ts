import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { noFiles } from '../../enrolments/import/import.errors.js';
import { SelfKeyed } from '../../http/idempotency/self-keyed.decorator.js';
import { readUpload, type UploadRequest } from '../../http/uploads/read-upload.js';
import { Allow } from '../../people/allow.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { ImportedStatement } from '../dto/receipt.js';
import { ImportStatementService } from './import-statement.service.js';

@ApiTags('billing')
@Controller('bank-statements')
export class BankStatementsController {
  constructor(private readonly statements: ImportStatementService) {}

  /** Takes the bank's statements (CSV), and matches what can be. The same file again takes nothing. */
  @Post()
  @HttpCode(200)
  @SelfKeyed()
  @Allow('receipts.write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiOkResponse({ type: [ImportedStatement] })
  async take(@Caller() caller: Caller, @Req() request: UploadRequest): Promise<ImportedStatement[]> {
    const { files } = await readUpload(request);
    if (files.length === 0) throw noFiles();
    const taken: ImportedStatement[] = [];
    for (const file of files) taken.push(await this.statements.import(caller.cityId, file, caller.actorId));
    return taken;
  }
}
