import { Injectable } from '@nestjs/common';
import { ChallengesService } from '../challenges/challenges.service.js';
import { linkTo } from '../doors/links.js';

const VALID_MINUTES = 72 * 60;

/** The link for the first administrator, shown to whoever has the keys of the machine. */
@Injectable()
export class FirstAdminService {
  constructor(private readonly challenges: ChallengesService) {}

  /**
   * A link good for 72 hours, once; an older one is void. It is of no use where there is an administrator already.
   * @param cityId undefined before there is any city: whoever uses the link then founds the first one
   */
  async link(cityId?: number): Promise<string> {
    const about = { purpose: 'first_admin', cityId, data: {} } as const;
    await this.challenges.withdrawLike(about);
    return linkTo('first-admin', await this.challenges.make({ ...about, minutes: VALID_MINUTES }));
  }
}
