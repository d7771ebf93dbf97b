import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiProduces,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { SelfKeyed } from '../../http/idempotency/self-keyed.decorator.js';
import type { HttpReply } from '../../http/request.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { Allow } from '../../people/allow.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { withinScope } from '../../people/scope.js';
import { NewPaperSheet, PaperSheetView } from '../dto/paper-sheet.js';
import { sheetNotFound } from './slip.errors.js';
import { MakeSheetService } from './make-sheet.service.js';
import { type FoundSheet, PaperSheetsService } from './paper-sheets.service.js';

export class PaperSheetsQuery {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  employeeId: string;
}

/** Coupons on paper, for who has no telephone. */
@ApiTags('redemptions')
@Controller('paper-sheets')
export class PaperSheetsController {
  constructor(
    private readonly makeSheet: MakeSheetService,
    private readonly sheets: PaperSheetsService,
  ) {}

  /**
   * Makes a sheet of slips as PDF and revokes the person’s sheet before it. The paper is made this once: where the
   * answer is lost, ask again and get another one.
   */
  @Post()
  @Allow('paper_sheets.make')
  @SelfKeyed()
  @ApiProduces('application/pdf')
  @ApiCreatedResponse({
    schema: { type: 'string', format: 'binary' },
    headers: { Location: { schema: { type: 'string' }, description: 'Where the sheet is looked after.' } },
  })
  async make(
    @Caller() caller: Caller,
    @Body() wanted: NewPaperSheet,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<StreamableFile> {
    const employeeId = wanted.employeeId.toLowerCase();
    withinScope(caller, { employerId: await this.sheets.employerOf(caller.cityId, employeeId) });
    const { id, pdf } = await this.makeSheet.make(caller.cityId, { ...wanted, employeeId }, caller.actorId);
    reply.header('Location', `/api/v1/paper-sheets/${id}`).header('Cache-Control', 'no-store');
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: `attachment; filename="paper-sheet-${id}.pdf"`,
      length: pdf.length,
    });
  }

  /** The sheets of a person, the newest first. */
  @Get()
  @Allow('paper_sheets.read')
  @ApiOkResponse({ type: [PaperSheetView] })
  async list(@Caller() caller: Caller, @Query() { employeeId }: PaperSheetsQuery): Promise<PaperSheetView[]> {
    const id = employeeId.toLowerCase();
    withinScope(caller, { employerId: await this.sheets.employerOf(caller.cityId, id), employeeId: id });
    return (await this.sheets.ofEmployee(caller.cityId, id)).map(viewOf);
  }

  @Get(':id')
  @Allow('paper_sheets.read')
  @ApiOkResponse({ type: PaperSheetView })
  async find(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<PaperSheetView> {
    return viewOf(await this.own(caller, id));
  }

  /** Revokes a whole sheet: it was lost, or is not wanted. The holder may do so too. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('paper_sheets.revoke')
  @ApiNoContentResponse()
  async revoke(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<void> {
    await this.own(caller, id);
    await this.sheets.revoke(caller.cityId, id);
  }

  /** Revokes one slip of a sheet. */
  @Delete(':id/slips/:number')
  @HttpCode(204)
  @Allow('paper_sheets.revoke')
  @ApiNoContentResponse()
  async revokeSlip(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
  ): Promise<void> {
    await this.own(caller, id);
    await this.sheets.revokeSlip(caller.cityId, id, number);
  }

  private async own(caller: Caller, id: string): Promise<FoundSheet> {
    const sheet = await this.sheets.find(caller.cityId, id);
    withinScope(caller, { employerId: sheet.employerId, employeeId: sheet.employeeId }, sheetNotFound);
    return sheet;
  }
}

function viewOf({ employerId: _, ...sheet }: FoundSheet): PaperSheetView {
  return sheet;
}
