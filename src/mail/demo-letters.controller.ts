import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { notFound } from '../http/not-found.error.js';
import { Public } from '../http/public.decorator.js';
import { DemoMode } from './demo-mode.js';
import { LetterView } from './dto/letter.view.js';
import { MailFolder } from './mail-folder.js';

const SHOWN = 100;

/** The letters of the demo, whose people do not exist and have no letter boxes. Where no demo runs there is nothing here. */
@ApiTags('demo')
@Controller('public/demo/letters')
export class DemoLettersController {
  constructor(
    private readonly demo: DemoMode,
    private readonly folder: MailFolder,
  ) {}

  /** The newest hundred, the newest first. */
  @Get()
  @Public()
  @ApiOkResponse({ type: [LetterView] })
  async list(): Promise<LetterView[]> {
    if (!(await this.demo.runs())) throw notFound();
    return (await this.folder.newest(SHOWN)).map(LetterView.of);
  }
}
