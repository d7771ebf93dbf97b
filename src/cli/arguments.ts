import { isUUID } from 'class-validator';
import { InvalidArgumentError } from 'commander';
import { Temporal } from 'temporal-polyfill';
import { type DateIso, isRealDate } from '../domain/date.js';
import { isMonth, type Month } from '../domain/month.js';

/** How arguments and options are read; whatever does not read so is a wrong use of the command. */

export function month(text: string): Month {
  if (!isMonth(text)) throw new InvalidArgumentError('A month is written as 2026-04.');
  return text;
}

export function date(text: string): DateIso {
  if (!isRealDate(text)) throw new InvalidArgumentError('A date is a real day written as 2026-04-01.');
  return text;
}

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('It must be a whole number.');
  return number;
}

export function uuid(text: string): string {
  if (!isUUID(text)) throw new InvalidArgumentError('It is an id as the list shows it.');
  return text.toLowerCase();
}

/** Who acts. Without a name two people could not be told apart. */
export function person(text: string): string {
  const name = text.normalize('NFKC').trim();
  if (name === '') throw new InvalidArgumentError('It is the name of a person.');
  return name;
}

/** With its offset: without one it would be another moment on another machine. */
export function moment(text: string): Date {
  try {
    return new Date(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    throw new InvalidArgumentError("A moment is written with its offset, as '2026-11-20 18:00+09:00'.");
  }
}
