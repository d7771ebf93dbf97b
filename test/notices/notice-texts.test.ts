import { describe, expect, it } from '@jest/globals';
import type { NoticeFacts } from '../../src/notices/notice-facts.js';
import { type NoticeKind, noticeKinds } from '../../src/notices/notice-kinds.js';
import { noticeTexts } from '../../src/notices/texts/notice-texts.js';
import type { NoticeWords } from '../../src/notices/texts/notice-words.js';

const FACTS: NoticeFacts = {
  enrolled: { programme: 'Sample', firstMonth: '2026-04', lastMonth: '2028-01' },
  activation_needed: { programme: 'Sample' },
  coupons_arrived: { month: '2026-11', notes: 20, amount: 20_000, expiresOn: '2027-04-30' },
  thanks_received: {
    giver: '見本 葵',
    message: '言葉',
    notes: 1,
    amount: 1_000,
    expiresOn: '2027-04-30',
    takeBackUntil: '12:10',
  },
  lapse_30: { notes: 1_234, amount: 1_234_000, expiresOn: '2027-04-30' },
  lapse_7: { notes: 1, amount: 1_000, expiresOn: '2027-04-30' },
  payment_taken: { shop: 'Sample Shop', notes: 2, amount: 2_000, day: '2026-11-20', time: '12:05' },
  slips_printed: { slips: 10, usableThrough: '2027-04-30' },
  payout_made: { amount: 1_234_567, month: '2026-10', day: '2026-11-16' },
  certificate_ends_60: { number: '2026-00012', validUntil: '2027-03-31' },
  certificate_ends_30: { number: '2026-00012', validUntil: '2027-03-31' },
};

/** What people wrote, or are called. */
const PERSONAL = ['Sample', '見本 葵', '言葉', 'Sample Shop'];

function wordsOf<K extends NoticeKind>(language: 'ja' | 'en', kind: K): NoticeWords {
  const say: (facts: NoticeFacts[K]) => NoticeWords = noticeTexts[language].kinds[kind];
  return say(FACTS[kind]);
}

describe('the words of a notice', () => {
  it.each(noticeKinds)('say in both languages what %s has to say, and nothing personal in the subject', (kind) => {
    for (const language of ['ja', 'en'] as const) {
      const { subject, lines, quote = '' } = wordsOf(language, kind);
      for (const personal of PERSONAL) expect(subject).not.toContain(personal);
      const all = [subject, ...lines, quote].join('\n');
      expect(all).not.toMatch(/undefined|null|NaN|\[object|Invalid/);
      expect([kind, language, /[ぁ-ん]/.test(lines.join(''))]).toEqual([kind, language, language === 'ja']);
    }
  });

  it('write amounts with separators and days as people do', () => {
    expect(wordsOf('ja', 'payout_made').lines).toEqual([
      '2026年10月分の利用代金 1,234,567円 を2026年11月16日（月）付でお振り込みしました。',
    ]);
    expect(wordsOf('ja', 'lapse_30').lines[0]).toBe('1,234枚（1,234,000円）の有効期限は2027年4月30日（金）です。');
    expect(wordsOf('en', 'lapse_7').lines[0]).toBe(
      '1 note (1,000 yen) can be used through Friday 30 April 2027, and not after that day.',
    );
    expect(wordsOf('en', 'payment_taken').lines[0]).toBe(
      '2 notes (2,000 yen) were spent at “Sample Shop” on Friday 20 November 2026 at 12:05.',
    );
  });
});
