import { normaliseSpaces } from '../../domain/text.js';
import type { DirectoryFilter } from '../certificates/directory-rows.js';
import { tierCodes } from '../criteria/tier.entity.js';
import { type Language, languageOf } from './page-text.js';

const LONGEST = 100;

/** What somebody looks for in the directory, as it stands in the page's address. */
export interface DirectoryWish {
  filter: DirectoryFilter;
  /** From 1. */
  page: number;
  language: Language;
}

/**
 * Reads the address of a page. Fields of the form that were left empty, and what others add to an address that is
 * passed on, say nothing; nobody is refused a public page for them.
 */
export function readWish(query: Record<string, unknown>): DirectoryWish {
  const textOf = (name: string) => {
    const given = query[name];
    const text = typeof given === 'string' ? normaliseSpaces(given.replaceAll('\0', '')).slice(0, LONGEST) : '';
    return text === '' ? undefined : text;
  };
  const [area, trade, words] = [textOf('area'), textOf('trade'), textOf('words')];
  const tier = tierCodes.find((code) => code === query.tier);
  const page = /^[1-9]\d{0,5}$/.test(textOf('page') ?? '') ? Number(textOf('page')) : 1;
  return {
    filter: { ...(area && { area }), ...(trade && { trade }), ...(tier && { tier }), ...(words && { words }) },
    page,
    language: languageOf(query.lang),
  };
}

/** The address of the page for a wish, relative to any page of the same city. */
export function hrefOf({ filter, page, language }: DirectoryWish): string {
  const query = queryOf(filter);
  if (page > 1) query.set('page', String(page));
  if (language !== 'ja') query.set('lang', language);
  return `directory.html${query.size > 0 ? `?${query}` : ''}`;
}

/** The address of the CSV of all that a filter leaves. */
export function csvHrefOf(filter: DirectoryFilter): string {
  const query = queryOf(filter);
  return `directory.csv${query.size > 0 ? `?${query}` : ''}`;
}

function queryOf(filter: DirectoryFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).map(([name, value]): [string, string] => [name, String(value)]));
}
