import { Injectable } from '@nestjs/common';
import { type BusinessNow, businessNow, type CityClock } from '../domain/city-clock.js';
import { Ledger } from '../ledger/ledger.js';

@Injectable()
export class CityClockService {
  constructor(private readonly ledger: Ledger) {}

  clock(cityId: number): Promise<CityClock> {
    return this.ledger.clock(cityId);
  }

  /** The city's now: real time, or the day of its rehearsal with the real time of day. */
  async now(cityId: number): Promise<BusinessNow> {
    return businessNow(await this.ledger.clock(cityId), new Date());
  }
}
