import { Injectable } from '@nestjs/common';
import { PublicAddress } from '../certification/certificates/public-address.js';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { DemoMode } from '../mail/demo-mode.js';
import { WelcomeService } from '../enrolments/welcome/welcome.service.js';
import { CitiesService } from '../programmes/cities.service.js';
import type { City } from '../programmes/city.entity.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { NoticeChannels } from './channels/notice-channels.js';
import { UnsubscribeTokens } from './choices/unsubscribe-tokens.js';
import { type News, NewsService, type Standing } from './news/news.service.js';
import type { NoticeFacts } from './notice-facts.js';
import { NOTICE_KINDS, type NoticeKind } from './notice-kinds.js';
import type { NoticeWords } from './texts/notice-words.js';
import { noticeTexts } from './texts/notice-texts.js';

/** What became of a notice: told, not wanted, only written down in a rehearsal, or nobody to be reached. */
export type NoticeOutcome = 'told' | 'off' | 'rehearsal' | 'unreachable';

/** So many in one transaction. */
const BATCH = 500;

/** Tells people what has happened. Each notice is written down with its letter, in one transaction, so that it is told once. */
@Injectable()
export class TellNoticesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cities: CitiesService,
    private readonly cityClock: CityClockService,
    private readonly demo: DemoMode,
    private readonly news: NewsService,
    private readonly channels: NoticeChannels,
    private readonly tokens: UnsubscribeTokens,
    private readonly address: PublicAddress,
    private readonly welcome: WelcomeService,
  ) {}

  /**
   * All that is due of these kinds in a city; again, or by two at once, each of them is told once. Trouble with one kind
   * keeps no other from being told.
   * @returns how many now
   * @throws AggregateError of what went wrong
   */
  async tell(cityId: number, kinds: readonly NoticeKind[]): Promise<number> {
    const standing = await this.news.standing(cityId, kinds);
    if (standing.length === 0) return 0;
    const city = await this.cities.cityById(cityId);
    const { date } = await this.cityClock.now(cityId);
    // Nobody of a rehearsal is to get letters, but for the demo's, which leave by no mail server.
    const silent = city.kind === 'rehearsal' && !(await this.demo.runs());
    let count = 0;
    const troubles: unknown[] = [];
    for (const one of standing) {
      const telling = this.tellKind(city, one, date, silent);
      count += await telling.catch((error: unknown) => (troubles.push(error), 0));
    }
    if (troubles.length > 0)
      throw new AggregateError(troubles, `${troubles.length} kinds of notices could not be told`);
    return count;
  }

  private async tellKind(city: City, { kind, since, position }: Standing, today: DateIso, silent: boolean) {
    let count = 0;
    const whole = await this.news.eachDue({ cityId: city.id, kind, since, today }, BATCH, async (batch) => {
      count += await this.transactions.run(() => this.tellBatch(city, kind, batch, silent));
    });
    if (whole) await this.news.advance(city.id, kind, position);
    return count;
  }

  private async tellBatch<K extends NoticeKind>(
    city: City,
    kind: K,
    due: readonly News<K>[],
    silent: boolean,
  ): Promise<number> {
    const outcomes = due.map((one) => (one.unwanted ? 'off' : silent ? 'rehearsal' : 'told'));
    const fresh = await this.write(city.id, kind, due, outcomes);
    for (const [index, one] of due.entries()) {
      if (outcomes[index] !== 'told' || !fresh.has(keyOf(one))) continue;
      if (!(await this.bring(city, kind, one))) await this.unreachable(city.id, kind, one);
    }
    return fresh.size;
  }

  /** @returns those that nobody else has written down meanwhile */
  private async write(
    cityId: number,
    kind: NoticeKind,
    due: readonly Pick<News<NoticeKind>, 'recipientId' | 'subjectId'>[],
    outcomes: readonly NoticeOutcome[],
  ): Promise<Set<string>> {
    const rows = await this.transactions.query<{ recipientId: string; subjectId: string }>(
      `insert into notices (city_id, kind, recipient_id, subject_id, outcome)
       select $1, $2, d.recipient, d.subject, d.outcome
         from unnest($3::uuid[], $4::uuid[], $5::text[]) d (recipient, subject, outcome)
        order by d.recipient, d.subject
       on conflict on constraint notices_pkey do nothing
       returning recipient_id as "recipientId", subject_id as "subjectId"`,
      [cityId, kind, due.map(({ recipientId }) => recipientId), due.map(({ subjectId }) => subjectId), outcomes],
    );
    return new Set(rows.map(keyOf));
  }

  private async bring<K extends NoticeKind>(city: City, kind: K, one: News<K>): Promise<boolean> {
    const { recipientId, email, name, accountId, language, facts } = one;
    const { mandatory, welcomes } = NOTICE_KINDS[kind];
    const words: (facts: NoticeFacts[K]) => NoticeWords = noticeTexts[language].kinds[kind];
    const token = this.tokens.of({ cityId: city.id, recipientId, kind });
    return this.channels.bring({
      cityId: city.id,
      city: city.name,
      kind,
      language,
      recipient: { id: recipientId, name, email, accountId },
      words: words(facts),
      welcomeUrl: welcomes && accountId === null ? await this.welcome.linkFor(city.id, recipientId) : undefined,
      unsubscribeUrl: mandatory ? undefined : this.address.ofUnsubscription(token),
    });
  }

  private async unreachable(
    cityId: number,
    kind: NoticeKind,
    { recipientId, subjectId }: News<NoticeKind>,
  ): Promise<void> {
    await this.transactions.query(
      `update notices set outcome = 'unreachable' where city_id = $1 and kind = $2 and recipient_id = $3 and subject_id = $4`,
      [cityId, kind, recipientId, subjectId],
    );
  }
}

function keyOf({ recipientId, subjectId }: { recipientId: string; subjectId: string }): string {
  return `${recipientId} ${subjectId}`;
}
