import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { packageRoot } from '../database/package-root.js';
import { addDays, type DateIso } from '../domain/date.js';
import { addMonths, firstDay, lastDay, type Month, monthOf, monthsBetween } from '../domain/month.js';
import type { ImportFile } from '../enrolments/import/import-file.js';

/** The first month of the programme as the files tell it. */
const WRITTEN_FOR: Month = '2026-04';

/** The files of the demo city, with all their dates moved so that its programme begins in the month given. */
export function demoFiles(startsMonth: Month): ImportFile[] {
  const folder = join(packageRoot(), 'scripts', 'demo-city');
  const months = monthsBetween(WRITTEN_FOR, startsMonth);
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.csv'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      const moved = text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => move(date as DateIso, months));
      return { name: relative(folder, path).split(sep).join('/'), content: Buffer.from(moved, 'utf8') };
    });
}

/** The same day so many months later, or the last one of a month that is too short. */
function move(date: DateIso, months: number): DateIso {
  const month = addMonths(monthOf(date), months);
  const day = addDays(firstDay(month), Number(date.slice(8)) - 1);
  return day > lastDay(month) ? lastDay(month) : day;
}
