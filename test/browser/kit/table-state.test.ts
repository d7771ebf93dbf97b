import { describe, expect, it } from '@jest/globals';
import {
  isNarrowed,
  narrowed,
  nextSort,
  readTableState,
  sortedBy,
  writeTableState,
} from '../../../web/shared/ui/data-table/table-state.js';

const TERMS = { name: '', filters: ['state', 'month'], sorts: ['name', 'month'] };
const read = (search: string, terms = TERMS) => readTableState(new URLSearchParams(search), terms);

describe('the state of a table in the address of its page', () => {
  it('is read back as it was written', () => {
    const state = {
      words: '山田 花子',
      filters: { state: 'active', month: '2026-04' },
      sort: '-name',
      page: 3,
      cursor: 'WyJhIl0',
    };
    expect(readTableState(writeTableState(new URLSearchParams(), TERMS, state), TERMS)).toEqual(state);
  });

  it('leaves out what is as it always is, so that an address stays short', () => {
    expect(writeTableState(new URLSearchParams(), TERMS, read('')).toString()).toBe('');
  });

  it('leaves alone what belongs to others on the page', () => {
    const written = writeTableState(new URLSearchParams('tab=past&q=old&other-q=kept'), TERMS, read('q=new'));
    expect(Object.fromEntries(written)).toEqual({ tab: 'past', 'other-q': 'kept', q: 'new' });
  });

  it('tells two tables of one page apart', () => {
    const other = { ...TERMS, name: 'other-' };
    const search = writeTableState(writeTableState(new URLSearchParams(), TERMS, read('q=a&sort=name')), other, {
      ...read(''),
      words: 'b',
    });
    expect([readTableState(search, TERMS).words, readTableState(search, other).words]).toEqual(['a', 'b']);
    expect(readTableState(search, other).sort).toBeUndefined();
  });

  it('never asks the service for a sort or filter that the table does not have', () => {
    expect(read('sort=-password&secret=1')).toEqual({
      words: '',
      filters: {},
      sort: undefined,
      page: 1,
      cursor: undefined,
    });
  });

  it.each(['page=7', 'page=0&cursor=', 'page=abc'])('without a cursor is the first page: %s', (search) => {
    expect(read(search).page).toBe(1);
  });

  it.each([
    ['cursor=x&page=4', 4],
    ['cursor=x', 2],
    ['cursor=x&page=-3', 2],
    ['cursor=x&page=abc', 2],
  ])('with a cursor is a later page: %s', (search, page) => {
    expect(read(search).page).toBe(page);
  });
});

describe('what the reader does to a table', () => {
  const third = read('cursor=x&page=3&state=active&sort=name');

  it('begins at the first page when other rows are asked for', () => {
    for (const next of [
      narrowed(third, { words: 'a' }),
      narrowed(third, { filters: { state: '' } }),
      sortedBy(third, '-name'),
    ])
      expect([next.page, next.cursor]).toEqual([1, undefined]);
  });

  it('keeps the other filters when one is changed, and forgets one that is emptied', () => {
    const both = narrowed(third, { filters: { month: '2026-04' } });
    expect(both.filters).toEqual({ state: 'active', month: '2026-04' });
    expect(narrowed(both, { filters: { state: '' } }).filters).toEqual({ month: '2026-04' });
  });

  it('is narrowed while words or filters stand', () => {
    expect([isNarrowed(third), isNarrowed(read('q=a')), isNarrowed(read('sort=name'))]).toEqual([true, true, false]);
  });

  it('sorts upwards, then downwards, then as the list stands by itself', () => {
    const up = nextSort(undefined, 'name');
    const down = nextSort(up, 'name');
    expect([up, down, nextSort(down, 'name')]).toEqual(['name', '-name', undefined]);
    expect(nextSort('-month', 'name')).toBe('name');
  });
});
