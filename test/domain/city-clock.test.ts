import { businessNow } from '../../src/domain/city-clock.js';

const NEW_YEAR_IN_JAPAN = new Date('2026-12-31T15:00:01.234Z');

it('follows real time in Japan in a live city', () => {
  expect(businessNow({ kind: 'live' }, NEW_YEAR_IN_JAPAN)).toEqual({
    instant: NEW_YEAR_IN_JAPAN,
    date: '2027-01-01',
    month: '2027-01',
  });
});

it('has its own day with the real time of day in Japan in a rehearsal city', () => {
  expect(businessNow({ kind: 'rehearsal', on: '2026-04-30' }, NEW_YEAR_IN_JAPAN)).toEqual({
    instant: new Date('2026-04-29T15:00:01.234Z'),
    date: '2026-04-30',
    month: '2026-04',
  });
});

it.each(['2026-04-01T14:59:59.999Z', '2026-04-01T15:00:00.000Z', '2026-04-01T00:00:00.000Z'])(
  'keeps the rehearsal day to the last moment before midnight in Japan: %s',
  (realNow) => {
    const now = businessNow({ kind: 'rehearsal', on: '2028-02-29' }, new Date(realNow));
    const inJapan = new Date(now.instant.getTime() + 9 * 3_600_000).toISOString();
    expect(inJapan.slice(0, 10)).toBe('2028-02-29');
    expect(inJapan.slice(10)).toBe(new Date(new Date(realNow).getTime() + 9 * 3_600_000).toISOString().slice(10));
  },
);
