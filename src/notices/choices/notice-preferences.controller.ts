import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SelfKeyed } from '../../http/idempotency/self-keyed.decorator.js';
import { notFound } from '../../http/not-found.error.js';
import { Allow } from '../../people/allow.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { ChooseNotices, NoticePreferences } from '../dto/notice-preferences.js';
import { NOTICE_KINDS, type NoticeAudience, type NoticeKind, noticeKinds } from '../notice-kinds.js';
import { noticeMandatory, noticeNotForYou } from '../notice.errors.js';
import { NoticeChoicesService } from './notice-choices.service.js';

@ApiTags('notices')
@Controller('notice-preferences')
export class NoticePreferencesController {
  constructor(private readonly choices: NoticeChoicesService) {}

  /** What the caller can be told, and wants to be. */
  @Get()
  @Allow('notices.choose')
  @ApiOkResponse({ type: NoticePreferences })
  async show(@Caller() caller: Caller): Promise<NoticePreferences> {
    const { id, kinds } = recipientOf(caller);
    return NoticePreferences.of(kinds, await this.choices.of(caller.cityId, id));
  }

  /** Chooses anew. */
  @Put()
  @Allow('notices.choose')
  @SelfKeyed()
  @ApiOkResponse({ type: NoticePreferences })
  async choose(@Caller() caller: Caller, @Body() wanted: ChooseNotices): Promise<NoticePreferences> {
    const { id, kinds } = recipientOf(caller);
    if (wanted.off.some((kind) => !kinds.includes(kind))) throw noticeNotForYou();
    if (wanted.off.some((kind) => NOTICE_KINDS[kind].mandatory)) throw noticeMandatory();
    await this.choices.set(caller.cityId, id, wanted);
    return NoticePreferences.of(kinds, await this.choices.of(caller.cityId, id));
  }
}

/** As whom the caller is told things: as a person, or, by a token, at the desk of a merchant or an employer. */
function recipientOf({ employeeId, merchantId, employerId, accountId }: Caller): { id: string; kinds: NoticeKind[] } {
  if (employeeId !== undefined) return { id: employeeId, kinds: kindsFor('employee') };
  if (merchantId !== undefined) return { id: accountId ?? merchantId, kinds: kindsFor('merchant', 'holder') };
  if (employerId !== undefined) return { id: accountId ?? employerId, kinds: kindsFor('holder') };
  throw notFound();
}

function kindsFor(...audiences: NoticeAudience[]): NoticeKind[] {
  return noticeKinds.filter((kind) => audiences.includes(NOTICE_KINDS[kind].audience));
}
