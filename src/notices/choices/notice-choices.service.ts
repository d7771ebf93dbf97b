import { Injectable } from '@nestjs/common';
import { declareConstraint } from '../../database/constraint-errors.js';
import { Transactions } from '../../database/transactions.js';
import type { NoticeKind, NoticeLanguage } from '../notice-kinds.js';
import { noticeMandatory } from '../notice.errors.js';

declareConstraint('notice_choices_only_what_may_be_off', noticeMandatory);

export interface NoticeChoices {
  language: NoticeLanguage;
  /** What is not wanted. */
  off: NoticeKind[];
}

/** What somebody wants to be told; without a choice everything, in Japanese. */
@Injectable()
export class NoticeChoicesService {
  constructor(private readonly transactions: Transactions) {}

  async of(cityId: number, recipientId: string): Promise<NoticeChoices> {
    const [row] = await this.transactions.query<NoticeChoices>(
      'select language, off from notice_choices where city_id = $1 and recipient_id = $2',
      [cityId, recipientId],
    );
    return row ?? { language: 'ja', off: [] };
  }

  /** @throws DomainError notice_mandatory */
  async set(cityId: number, recipientId: string, { language, off }: NoticeChoices): Promise<void> {
    await this.transactions.query(
      `insert into notice_choices (city_id, recipient_id, language, off) values ($1, $2, $3, $4)
       on conflict on constraint notice_choices_pkey
       do update set language = excluded.language, off = excluded.off, changed_at = now()`,
      [cityId, recipientId, language, [...new Set(off)].sort()],
    );
  }

  /**
   * Switches one kind off. Again it changes nothing.
   * @throws DomainError notice_mandatory
   */
  async switchOff(cityId: number, recipientId: string, kind: NoticeKind): Promise<void> {
    await this.transactions.query(
      `insert into notice_choices as c (city_id, recipient_id, off) values ($1, $2, array[$3])
       on conflict on constraint notice_choices_pkey
       do update set off = array_append(array_remove(c.off, $3), $3), changed_at = now()`,
      [cityId, recipientId, kind],
    );
  }
}
