import { describe, expect, it } from '@jest/globals';
import { expectInPlace } from '../support/scratch-copy.js';
import { type Guard, GUARDS } from './guards.js';

/** `npm run prove -- guards` takes each of them away; here it is seen to that this can still be done. */
describe('each guard of the list', () => {
  it.each(GUARDS)('against $against stands where the list says, and so does its test', (guard: Guard) => {
    expectInPlace(guard);
  });

  it('is listed once, for each attack that must not succeed', () => {
    expect(new Set(GUARDS.map(({ against }) => against)).size).toBe(GUARDS.length);
    const words = [
      'stolen screenshot',
      'replayed request',
      'guessed code',
      'fixated session',
      'CSRF',
      'CSV formula',
      'zip',
      'PDF',
      'script in the words of a thanks',
      'script in the name of a shop',
      'SQL',
      'mail',
      'SSRF',
    ];
    expect(words.filter((word) => !GUARDS.some(({ against }) => against.includes(word)))).toEqual([]);
  });
});
