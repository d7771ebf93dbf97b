import { Injectable } from '@nestjs/common';
import type { DateIso } from '../domain/date.js';

/** Something that the calendar brings: notes lapse, links return. In a live city a job does it; in a rehearsal the clock. */
export interface DayWork {
  /** The first day after `after`, and not after `through`, on which something falls due; null if nothing does. */
  nextDue(cityId: number, after: DateIso, through: DateIso): Promise<DateIso | null>;
  /** Does all that is due by the city's own clock; doing it again does nothing. */
  doDue(cityId: number): Promise<void>;
}

/** The work of all folders that a moving clock has to see to; each registers its own when the program starts. */
@Injectable()
export class DayWorks {
  private readonly works: DayWork[] = [];

  register(work: DayWork): void {
    this.works.push(work);
  }

  async nextDue(cityId: number, after: DateIso, through: DateIso): Promise<DateIso | null> {
    const days = await Promise.all(this.works.map((work) => work.nextDue(cityId, after, through)));
    return days.filter((day) => day !== null).sort()[0] ?? null;
  }

  async doDue(cityId: number): Promise<void> {
    for (const work of this.works) await work.doDue(cityId);
  }
}
