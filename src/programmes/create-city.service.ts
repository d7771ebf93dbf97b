import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { inCity } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { Ledger } from '../ledger/ledger.js';
import { City, type CityKind } from './city.entity.js';
import { CreateProgrammeService, type NewProgramme } from './create-programme.service.js';
import { Municipality } from './municipality.entity.js';
import { asOfMissing, asOfOnlyForRehearsal } from './programme.errors.js';
import type { Programme } from './programme.entity.js';

export interface NewCity {
  /** Short name for commands and addresses; letters, digits, hyphen, underscore. */
  code: string;
  name: string;
  kind: CityKind;
  /** The day on which the clock of a rehearsal city begins. */
  asOf?: DateIso;
  programme?: Partial<Omit<NewProgramme, 'startsMonth'>> & Pick<NewProgramme, 'startsMonth'>;
  /** The members of an alliance; a city alone is its own and only municipality. */
  municipalities?: { code: string; name: string }[];
}

export interface CreatedCity {
  city: City;
  municipalities: Municipality[];
  programme: Programme | null;
}

/** Ids are counted up by hand, one at a time, because a sequence could not be spread over a cluster. Any number would do. */
const CITY_ID_LOCK = 7_339_002;

@Injectable()
export class CreateCityService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly createProgramme: CreateProgrammeService,
  ) {}

  /**
   * Makes a city with its books, its municipalities and, if given, its first programme ('main' unless named). Called
   * where no city's scope is open; the caller enters the new city's for what is to follow.
   *
   * @throws DomainError city_exists, bad_city_code, as_of_missing, as_of_only_for_rehearsal, and what creating the
   *   programme can raise
   */
  async createCity(wanted: NewCity): Promise<CreatedCity> {
    if (wanted.kind === 'rehearsal' && !wanted.asOf) throw asOfMissing();
    if (wanted.kind === 'live' && wanted.asOf) throw asOfOnlyForRehearsal();
    return this.transactions.run(async (manager) => {
      await manager.query('select pg_advisory_xact_lock($1)', [CITY_ID_LOCK]);
      const [{ id }] = await manager.query('select coalesce(max(id), 0) + 1 as id from cities');
      return inCity(Number(id), () => this.fill(Number(id), wanted));
    });
  }

  /** In the same transaction, which is the new city's from here on. */
  private fill(id: number, wanted: NewCity): Promise<CreatedCity> {
    return this.transactions.run(async (manager) => {
      const city = { id, code: wanted.code, name: wanted.name, kind: wanted.kind };
      await manager.insert(City, city);
      await this.ledger.openBooks(city.id, city.kind, wanted.asOf ?? null);
      const members = wanted.municipalities ?? [{ code: wanted.code, name: wanted.name }];
      const municipalities = members.map((member) => ({ cityId: city.id, id: uuid(), ...member }));
      await manager.insert(Municipality, municipalities);
      const programme = wanted.programme
        ? await this.createProgramme.create(city.id, {
            code: 'main',
            name: `${wanted.name} お礼クーポン事業`,
            ...wanted.programme,
          })
        : null;
      return { city: await manager.findOneByOrFail(City, { id: city.id }), municipalities, programme };
    });
  }
}
