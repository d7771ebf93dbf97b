import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { linkTo } from '../../people/doors/links.js';
import { notFound } from '../../http/not-found.error.js';
import { MailService } from '../../mail/mail.service.js';
import { ChallengesService } from '../../people/challenges/challenges.service.js';
import { welcomeLetter } from './welcome-letter.js';
import { signsInAlready } from './welcome.errors.js';

const VALID_MINUTES = 7 * 24 * 60;
export const WELCOME_PAGE = 'welcome';

interface Invited {
  name: string;
  email: string;
  cityName: string;
  /** The account that holds the employee's role. */
  accountId: string | null;
}

/** The one-time link by which an employee makes his or her own account: sent to the address that HR registered. */
@Injectable()
export class WelcomeService {
  constructor(
    private readonly transactions: Transactions,
    private readonly challenges: ChallengesService,
    private readonly mail: MailService,
  ) {}

  /**
   * Sends a link, good for seven days, once; an older one is void. Nobody but the owner of the mailbox sees it. Runs in
   * the city's scope.
   * @throws DomainError not_found, signs_in_already
   */
  async send(cityId: number, employeeId: string): Promise<void> {
    await this.transactions.run(async () => {
      const { email, accountId, cityName } = await this.find(cityId, employeeId);
      if (accountId !== null) throw signsInAlready();
      const link = await this.link(cityId, employeeId);
      await this.mail.post({ to: email, cityId, ...welcomeLetter(link, cityName) });
    });
  }

  /**
   * The same link for a letter that tells of something else too; undefined for who has an account already, or was sent a
   * link that is still good.
   * @throws DomainError not_found
   */
  async linkFor(cityId: number, employeeId: string): Promise<string | undefined> {
    return this.transactions.run(async () => {
      const { accountId } = await this.find(cityId, employeeId);
      if (accountId !== null || (await this.challenges.isOpen(aboutWelcome(cityId, employeeId)))) return undefined;
      return this.link(cityId, employeeId);
    });
  }

  /** Whether the person signs in already. @throws DomainError not_found */
  async hasAccount(cityId: number, employeeId: string): Promise<boolean> {
    return (await this.find(cityId, employeeId)).accountId !== null;
  }

  /** Makes void whatever link is still good. */
  async withdraw(cityId: number, employeeId: string): Promise<void> {
    await this.challenges.withdrawLike(aboutWelcome(cityId, employeeId));
  }

  private async link(cityId: number, employeeId: string): Promise<string> {
    const of = aboutWelcome(cityId, employeeId);
    await this.challenges.withdrawLike(of);
    return linkTo(WELCOME_PAGE, await this.challenges.make({ ...of, minutes: VALID_MINUTES }));
  }

  private async find(cityId: number, employeeId: string): Promise<Invited> {
    const [found] = await this.transactions.query<Invited>(
      `select e.name, e.email, c.name as "cityName", g.account_id as "accountId"
         from employees e
         join cities c on c.id = e.city_id
         left join role_grants g on g.city_id = e.city_id and g.employee_id = e.id and g.ended_at is null
        where e.city_id = $1 and e.id = $2`,
      [cityId, employeeId],
    );
    if (!found) throw notFound();
    return found;
  }
}

function aboutWelcome(cityId: number, employeeId: string) {
  return { purpose: 'welcome', cityId, data: { employeeId } } as const;
}
