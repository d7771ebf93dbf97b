import { firstDay, type Month } from '../domain/month.js';

/** A month is kept as the date of its first day, and is 'YYYY-MM' everywhere else. */
export function monthColumn(name: string) {
  return {
    name,
    type: 'date' as const,
    transformer: {
      to: (month: Month | null) => month && firstDay(month),
      from: (date: string | null) => date && date.slice(0, 7),
    },
  };
}
