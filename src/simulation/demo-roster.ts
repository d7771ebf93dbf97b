import { csvOf } from '../papers/csv.js';
import { addDays, type DateIso } from '../domain/date.js';

const HEAD = ['社員番号', '氏名', 'フリガナ', 'メールアドレス', '子の生年月日', '育児休業開始日', '復職日'];

/** Whom the employer of the demo takes on; the last one has a mistake to be found. */
const NEWCOMERS = [
  ['長谷川 さくら', 'ハセガワ サクラ', 500],
  ['西村 大輔', 'ニシムラ ダイスケ', 620],
  ['アンダーソン 真由美', 'アンダーソン マユミ', 430],
] as const;

/**
 * A roster to try the upload with: three parents who are back from childcare leave, and a fourth whose child's birthday
 * cannot be. Its numbers differ from day to day, so that it can be tried again.
 */
export function demoRoster(today: DateIso): Buffer {
  const run = today.replaceAll('-', '').slice(2);
  const rows = NEWCOMERS.map(([name, kana, ageDays], place) => {
    const bornOn = addDays(today, -ageDays);
    return [
      `${run}-${place + 1}`,
      name,
      kana,
      `new${run}${place + 1}@e3.example.jp`,
      bornOn,
      addDays(bornOn, 60),
      addDays(today, -20),
    ];
  });
  const wrong = [
    `${run}-9`,
    '見本 まちがい',
    'ミホン マチガイ',
    `new${run}9@e3.example.jp`,
    '2026-02-31',
    addDays(today, -200),
    today,
  ];
  return csvOf([HEAD, ...rows, wrong]);
}
