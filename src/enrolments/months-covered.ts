import type { Absence } from '../domain/eligibility.js';
import { monthRange, type Month } from '../domain/month.js';
import type { OwedMonths } from './terms.js';

/** Every month from the first through the last that no absence covers. */
export function monthsCovered({ firstMonth, lastMonth }: OwedMonths, absences: readonly Absence[]): Month[] {
  return monthRange(firstMonth, lastMonth).filter(
    (month) =>
      !absences.some(({ fromMonth, untilMonth }) => month >= fromMonth && (untilMonth === null || month <= untilMonth)),
  );
}
