import type { DateIso } from '../../domain/date.js';
import type { TierCode } from '../criteria/tier.entity.js';
import type { Standing } from '../standing.js';

export type Language = 'ja' | 'en';

/** Japanese, unless English is asked for. */
export function languageOf(asked: unknown): Language {
  return asked === 'en' ? 'en' : 'ja';
}

const ja = {
  language: 'ja' as Language,
  certification: 'こそだてっぴー認定',
  skip: '本文へ移る',
  otherLanguage: 'English',
  directory: '認定事業者の一覧',
  directoryLead: (city: string) =>
    `子育てをしながら働く人と、それを支える同僚を大切にする職場づくりに取り組んでいると、${city}が認定した店舗と事業主です。`,
  filter: '条件を指定して探す',
  area: '地区',
  trade: '業種',
  tier: '区分',
  words: '名称・フリガナに含まれる言葉',
  all: 'すべて',
  search: '探す',
  clear: '条件をすべて消す',
  found: (count: number) => `${count.toLocaleString('ja')}件`,
  asOf: (day: string) => `${day}現在`,
  csv: 'この一覧をCSVで保存する',
  byArea: '地区ごとの件数',
  employers: '事業主（従業員の利用を支える企業）',
  continued: '（つづき）',
  validUntil: '有効期限',
  number: '認定番号',
  until: (day: string) => `${day}まで`,
  noTier: '認定',
  nobody: '現在、認定を受けている事業者はありません。',
  noMatch: '条件に合う事業者は見つかりませんでした。',
  noMatchHelp: '言葉を短くするか、地区・業種・区分を「すべて」にして探してください。',
  paging: 'ページの移動',
  pageOf: (page: number, pages: number) => `${page}／${pages}ページ`,
  before: '前のページ',
  after: '次のページ',
  footer: (city: string) => `この一覧と認定の状態は、${city}の認定の記録をそのまま表示しています。`,
  toDirectory: '認定事業者の一覧を見る',
  certificate: '認定証',
  holder: '事業者',
  validity: '有効期間',
  fromTo: (from: string, until: string) => `${from}から${until}まで`,
  checkedOn: '確認した日',
  standings: {
    valid: ['この認定証は有効です', '現在、認定を受けています。'],
    not_yet: ['この認定はまだ始まっていません', '有効期間の初日から有効になります。'],
    suspended: ['この認定は停止されています', '停止が解かれるまで、認定を受けた事業者として扱われません。'],
    expired: ['この認定は期間が満了しました', '現在、この番号の認定は有効ではありません。'],
    revoked: ['この認定は取り消されました', '現在、この番号の認定は有効ではありません。'],
  } satisfies Record<Standing, [string, string]>,
  notFound: 'ページが見つかりません',
  notFoundHelp: 'アドレスや認定番号に誤りがないかお確かめください。この番号の認定証は、認定の記録で確認できません。',
};

/** All words of the pages for the public, in one language. What the city or a business wrote itself is not translated. */
export type PageText = typeof ja;

const en: PageText = {
  language: 'en',
  certification: 'Kosodateppy certification',
  skip: 'Skip to the content',
  otherLanguage: '日本語',
  directory: 'Certified businesses',
  directoryLead: () =>
    'Shops and employers that the city has certified because they look after parents who work and the colleagues who support them.',
  filter: 'Search',
  area: 'Area',
  trade: 'Trade',
  tier: 'Tier',
  words: 'Words in the name or its reading',
  all: 'All',
  search: 'Search',
  clear: 'Clear all conditions',
  found: (count) => `${count.toLocaleString('en')} ${count === 1 ? 'business' : 'businesses'}`,
  asOf: (day) => `as of ${day}`,
  csv: 'Save this list as CSV',
  byArea: 'How many in each area',
  employers: 'Employers that co-fund the coupons',
  continued: ' (continued)',
  validUntil: 'Valid until',
  number: 'Number',
  until: (day) => day,
  noTier: 'Certified',
  nobody: 'No business is certified at present.',
  noMatch: 'No business matches these conditions.',
  noMatchHelp: 'Try fewer words, or set area, trade and tier to “All”.',
  paging: 'Pages',
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  before: 'Previous page',
  after: 'Next page',
  footer: () => 'What is shown here comes straight from the city’s records of its certifications.',
  toDirectory: 'See all certified businesses',
  certificate: 'Certificate',
  holder: 'Business',
  validity: 'Validity',
  fromTo: (from, until) => `${from} to ${until}`,
  checkedOn: 'Checked on',
  standings: {
    valid: ['This certificate is valid', 'The business is certified at present.'],
    not_yet: ['This certification has not begun yet', 'It is valid from the first day of its validity.'],
    suspended: ['This certification is suspended', 'Until it is resumed, the business does not count as certified.'],
    expired: ['This certification has ended', 'The certification under this number is not valid at present.'],
    revoked: ['This certification was revoked', 'The certification under this number is not valid at present.'],
  },
  notFound: 'Page not found',
  notFoundHelp: 'Please check the address or the number: the city’s records hold no certificate under it.',
};

export const pageTexts: Record<Language, PageText> = { ja, en };

const englishTiers: Record<TierCode, string> = {
  platinum: 'Platinum',
  gold: 'Gold',
  silver: 'Silver',
  bronze: 'Bronze',
};

/** @param name what the city itself calls the tier, in Japanese */
export function tierInWords(text: PageText, tier: TierCode, name: string): string {
  return text.language === 'en' ? englishTiers[tier] : name;
}

/** 2026年4月1日, or 1 April 2026. */
export function dayInWords(text: PageText, day: DateIso): string {
  const locale = text.language === 'en' ? 'en-GB' : 'ja-JP';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}
