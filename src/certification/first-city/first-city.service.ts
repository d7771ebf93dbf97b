import { Injectable } from '@nestjs/common';
import { inCity } from '../../database/scope.js';
import { Transactions } from '../../database/transactions.js';
import { isEmail, normaliseEmail } from '../../domain/email.js';
import type { Month } from '../../domain/month.js';
import { AccountsService } from '../../people/accounts/accounts.service.js';
import type { Coming } from '../../people/audit/door-act.js';
import { WriteActService } from '../../people/audit/write-act.service.js';
import { linkNotValid } from '../../people/challenges/challenge.errors.js';
import { ChallengesService } from '../../people/challenges/challenges.service.js';
import { addressNotUsable } from '../../people/doors/door.errors.js';
import { GiveRoleService } from '../../people/grants/give-role.service.js';
import { LimitsService } from '../../people/limits/limits.service.js';
import { CitiesService } from '../../programmes/cities.service.js';
import { CreateCityService } from '../../programmes/create-city.service.js';
import { CriteriaService } from '../criteria/criteria.service.js';
import { addressHasAccount, cityNotDescribed } from './first-city.errors.js';

export interface FirstAdmin {
  email: string;
  name: string;
  /** Only where there is no city yet. */
  city?: { code: string; name: string; startsMonth: Month };
}

/**
 * Whoever installed Sankyu hands the first link to the first administrator of the city, who gives an address and, where
 * there is no city yet, founds it.
 */
@Injectable()
export class FirstCityService {
  constructor(
    private readonly transactions: Transactions,
    private readonly challenges: ChallengesService,
    private readonly cities: CitiesService,
    private readonly createCity: CreateCityService,
    private readonly criteria: CriteriaService,
    private readonly accounts: AccountsService,
    private readonly giving: GiveRoleService,
    private readonly limits: LimitsService,
    private readonly acts: WriteActService,
  ) {}

  /**
   * @throws DomainError link_not_valid, bad_email, city_not_described, address_has_account, too_many_requests, and what
   *   making a city can raise
   */
  async take(secret: string, first: FirstAdmin, coming: Coming): Promise<{ accountId: string; grantId: string }> {
    await this.limits.take('tokens_address', coming.address);
    if (!isEmail(normaliseEmail(first.email))) throw addressNotUsable();
    return this.transactions.run(async () => {
      const { id, cityId } = await this.challenges.use('first_admin', secret);
      const city = cityId ?? (await this.found(first));
      return inCity(city, () => this.admit(city, first, { ...coming, credentialId: id }));
    });
  }

  private async found({ city }: FirstAdmin): Promise<number> {
    if ((await this.cities.all()).length > 0) throw linkNotValid();
    if (!city) throw cityNotDescribed();
    const { code, name, startsMonth } = city;
    const made = await this.createCity.createCity({ code, name, kind: 'live', programme: { startsMonth } });
    await inCity(made.city.id, () => this.criteria.begin(made.city.id));
    return made.city.id;
  }

  /** The address was not shown to be the person's own, so it gets no account that exists already. */
  private async admit(
    cityId: number,
    { email, name }: FirstAdmin,
    coming: Coming & { credentialId: string },
  ): Promise<{ accountId: string; grantId: string }> {
    const admins = await this.transactions.query(
      `select from role_grants where city_id = $1 and role = 'city_admin' and ended_at is null limit 1`,
      [cityId],
    );
    if (admins.length > 0) throw linkNotValid();
    if (await this.accounts.findByEmail(email)) throw addressHasAccount();
    const { id: accountId } = await this.accounts.findOrOpen(email, name);
    const role = 'city_admin';
    const begun = { kind: 'change', permission: 'first_admin', cityId, accountId, actorId: accountId, role } as const;
    const act = await this.acts.begin({ ...begun, ...coming, objectIds: [] });
    const grantId = await this.giving.give({ cityId, accountId, role, grantedBy: accountId });
    await this.acts.end(cityId, act, { outcome: 'done', status: 200, objectIds: [grantId] });
    return { accountId, grantId };
  }
}
