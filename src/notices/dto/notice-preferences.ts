import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsIn } from 'class-validator';
import type { NoticeChoices } from '../choices/notice-choices.service.js';
import { NOTICE_KINDS, type NoticeKind, noticeKinds, type NoticeLanguage, noticeLanguages } from '../notice-kinds.js';

export class NoticePreference {
  @ApiProperty({ enum: noticeKinds })
  kind: NoticeKind;

  @ApiProperty()
  wanted: boolean;

  @ApiProperty({ description: 'Whether it is told whatever was chosen.' })
  mandatory: boolean;
}

export class NoticePreferences {
  @ApiProperty({ enum: noticeLanguages })
  language: NoticeLanguage;

  @ApiProperty({ type: [NoticePreference], description: 'Every kind of notice that the role can be sent.' })
  kinds: NoticePreference[];

  static of(kinds: readonly NoticeKind[], { language, off }: NoticeChoices): NoticePreferences {
    return {
      language,
      kinds: kinds.map((kind) => ({ kind, wanted: !off.includes(kind), mandatory: NOTICE_KINDS[kind].mandatory })),
    };
  }
}

export class ChooseNotices {
  @ApiProperty({ enum: noticeLanguages })
  @IsIn(noticeLanguages)
  language: NoticeLanguage;

  @ApiProperty({ enum: noticeKinds, isArray: true, description: 'What is not to be told; everything else is.' })
  @IsIn(noticeKinds, { each: true })
  @ArrayMaxSize(noticeKinds.length)
  off: NoticeKind[];
}
