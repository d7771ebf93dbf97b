import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { sumYen } from '../domain/yen.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { CurrentRulesService } from './current-rules.service.js';
import type { NotesAndYen, NotesByExpiry, WalletBalance } from './dto/wallet-balance.js';

interface HeldRow {
  expiresOn: DateIso;
  noteYen: number;
  own: number;
  received: number;
  givable: number;
}

/** What a person holds now. Only what is still valid is read, so it costs the same however long the history is. */
@Injectable()
export class WalletService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
    private readonly currentRules: CurrentRulesService,
  ) {}

  async balance(cityId: number, employeeId: string): Promise<WalletBalance> {
    const { date } = await this.cityClock.now(cityId);
    const { passesAllowed } = await this.currentRules.of(cityId);
    const rows = await this.transactions.query<HeldRow>(
      `select expires_on::text as "expiresOn", note_yen as "noteYen",
              coalesce(sum(amount) filter (where hands = 0), 0)::integer as own,
              coalesce(sum(amount) filter (where hands > 0), 0)::integer as received,
              coalesce(sum(amount) filter (where hands <= $4), 0)::integer as givable
         from ledger.holdings
        where city_id = $1 and account_id = $2 and expires_on >= $3 and amount > 0
        group by expires_on, note_yen
        order by expires_on, note_yen`,
      [cityId, employeeId, date, passesAllowed],
    );
    const byExpiry = rows.map(lineOf);
    return {
      asOf: date,
      ...total(byExpiry),
      own: total(byExpiry.map((line) => line.own)),
      received: total(byExpiry.map((line) => line.received)),
      givable: total(byExpiry.map((line) => line.givable)),
      byExpiry,
      nextToLapse: byExpiry[0] ?? null,
    };
  }
}

function lineOf({ expiresOn, noteYen, own, received, givable }: HeldRow): NotesByExpiry {
  return {
    expiresOn,
    noteYen,
    ...inNotes(own + received, noteYen),
    own: inNotes(own, noteYen),
    received: inNotes(received, noteYen),
    givable: inNotes(givable, noteYen),
  };
}

function inNotes(amount: number, noteYen: number): NotesAndYen {
  return { notes: amount / noteYen, amount };
}

function total(parts: NotesAndYen[]): NotesAndYen {
  return {
    notes: parts.reduce((sum, part) => sum + part.notes, 0),
    amount: sumYen(parts.map((part) => part.amount)),
  };
}
