import { Injectable } from '@nestjs/common';
import { enterCity } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import { City } from './city.entity.js';
import { Municipality } from './municipality.entity.js';
import { cityNotFound } from './programme.errors.js';

@Injectable()
export class CitiesService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * The city that an address or a command names; from here on the scope that is running is this city's.
   * @throws DomainError city_not_found
   */
  async cityOf(code: string): Promise<City> {
    const city = await this.transactions.manager.findOneBy(City, { code });
    if (!city) throw cityNotFound();
    enterCity(city.id);
    return city;
  }

  /** @throws DomainError city_not_found */
  async cityById(id: number): Promise<City> {
    const city = await this.transactions.manager.findOneBy(City, { id });
    if (!city) throw cityNotFound();
    return city;
  }

  all(): Promise<City[]> {
    return this.transactions.manager.find(City, { order: { id: 'ASC' } });
  }

  municipalities(cityId: number): Promise<Municipality[]> {
    return this.transactions.manager.find(Municipality, { where: { cityId }, order: { code: 'ASC' } });
  }
}
