import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { passwordTooCommon, passwordTooLong, passwordTooShort } from './door.errors.js';

const SHORTEST = 12;
/** Only so that hashing stays cheap. */
const LONGEST = 256;
/** zxcvbn: 3 of 4, beyond 10^8 guesses. */
const STRONG_ENOUGH = 3;
const LETTERS_OF_ITS_OWN = 6;
/** Words that somebody who guesses here tries first. */
const OURS = ['sankyu', 'サンキュー', 'coupon', 'クーポン', 'thankyou', 'shiyakusho'];

let judge: ZxcvbnFactory | undefined;

/**
 * Whether it may be a password: of at least 12 characters, and none that guessers try first (NIST SP 800-63B, 3.1.1.2).
 * Nothing is asked about sorts of characters.
 * @throws DomainError password_too_short, password_too_long, password_too_common
 */
export function judgePassword(password: string, about: readonly string[]): void {
  const length = Array.from(password.normalize('NFKC')).length;
  if (length < SHORTEST) throw passwordTooShort(SHORTEST);
  if (length > LONGEST) throw passwordTooLong(LONGEST);
  judge ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const words = [...OURS, ...about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])]
    .filter((word) => word.length > 2)
    .map((word) => word.toLowerCase());
  const { score } = judge.check(password.slice(0, LONGEST), words);
  if (score < STRONG_ENOUGH || lettersBeside(words, password) < LETTERS_OF_ITS_OWN) throw passwordTooCommon();
}

/** How many letters and digits remain when the words that everybody knows of this person are taken out. */
function lettersBeside(words: readonly string[], password: string): number {
  let rest = password.normalize('NFKC').toLowerCase();
  for (const word of [...words].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, ' ');
  return Array.from(rest.replace(/[^\p{L}\p{N}]/gu, '')).length;
}
