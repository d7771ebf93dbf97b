import { toHalfKana, toSearchKey } from '../../domain/kana.js';

/** A company's reading without its legal form, and the form by its abbreviation in bank files, where it is told. */
export interface PayerName {
  name: string;
  form: string | undefined;
}

/**
 * Legal forms: their abbreviation in bank files (全銀協 法人略語), and their readings in the large katakana that banks
 * write. Longer readings stand before those that they begin with.
 */
const FORMS: readonly (readonly [string, readonly string[]])[] = [
  ['カ', ['カブシキガイシヤ', 'カブシキカイシヤ']],
  ['ユ', ['ユウゲンガイシヤ', 'ユウゲンカイシヤ']],
  ['メ', ['ゴウメイガイシヤ', 'ゴウメイカイシヤ']],
  ['シ', ['ゴウシガイシヤ', 'ゴウシカイシヤ']],
  ['ド', ['ゴウドウガイシヤ', 'ゴウドウカイシヤ']],
  ['イ', ['イリヨウホウジンシヤダン', 'イリヨウホウジンザイダン', 'イリヨウホウジン']],
  ['フク', ['シヤカイフクシホウジン']],
  ['ガク', ['ガツコウホウジン']],
  ['シユウ', ['シユウキヨウホウジン']],
  ['トクヒ', ['トクテイヒエイリカツドウホウジン', 'エヌピーオーホウジン', 'エヌピ-オ-ホウジン']],
  ['チドク', ['チホウドクリツギヨウセイホウジン']],
  ['ドク', ['ドクリツギヨウセイホウジン']],
  ['ダイ', ['コクリツダイガクホウジン', 'コウリツダイガクホウジン']],
  ['シヤ', ['イツパンシヤダンホウジン', 'コウエキシヤダンホウジン', 'シヤダンホウジン']],
  ['ザイ', ['イツパンザイダンホウジン', 'コウエキザイダンホウジン', 'ザイダンホウジン']],
  ['ノウ', ['ノウジクミアイホウジン']],
  ['ゼイ', ['ゼイリシホウジン']],
  ['ベン', ['ベンゴシホウジン']],
  ['ロウム', ['シヤカイホケンロウムシホウジン']],
  ['ソ', ['ソウゴガイシヤ', 'ソウゴカイシヤ']],
];

/** Offices, which pay in the name of their company: (エイ 営業所, (シユツ 出張所. */
const OFFICE = /[（(](エイ|シユツ)[)）]?/g;

/** What banks write before the payer of a transfer. */
const TRANSFER = /^(フリコミ|フリコミニユウキン|振込入金|振込)[ *＊]*/;

/**
 * The form in which payers and employers are compared: 'ｶ)ﾅｶﾞﾔﾏﾓﾂｺｳ', 'ナガヤマモッコウ（カ' and
 * 'カブシキガイシャ ナガヤマモッコウ' are one name with one form.
 */
export function readPayerName(text: string): PayerName {
  // Half-width and back makes small kana large and the long mark a hyphen, as they are in bank files.
  let rest = toSearchKey(toHalfKana(text)).replace(TRANSFER, '').replace(OFFICE, '');
  let form: string | undefined;
  for (const [abbreviation, readings] of FORMS) {
    const stripped = withoutAbbreviation(rest, abbreviation) ?? withoutReading(rest, readings);
    if (stripped === undefined) continue;
    form = abbreviation;
    rest = stripped;
    break;
  }
  return { name: rest.replace(/[^ァ-ヺA-Z0-9]/g, ''), form };
}

/** Whether two readings name the same company; a form that one of them does not tell is no difference. */
export function isSamePayer(a: PayerName, b: PayerName): boolean {
  const sameForm = a.form === undefined || b.form === undefined || a.form === b.form;
  return a.name !== '' && a.name === b.name && sameForm;
}

/** How alike two names are, from 0 to 1: twice the pairs of letters that they share, by all their pairs (Dice). */
export function likeness(a: PayerName, b: PayerName): number {
  const pairsOf = ({ name }: PayerName) =>
    Array.from({ length: Math.max(name.length - 1, 0) }, (_, at) => name.slice(at, at + 2));
  const left = pairsOf(a);
  const right = pairsOf(b);
  if (left.length + right.length === 0) return a.name === b.name && a.name !== '' ? 1 : 0;
  const unpaired = [...right];
  const shared = left.filter((pair) => {
    const at = unpaired.indexOf(pair);
    if (at >= 0) unpaired.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (left.length + right.length);
}

/** ｶ)ﾅﾏｴ, ﾅﾏｴ(ｶ, ﾅﾏｴ(ｶ)ﾊﾞｼﾖ: the bracket tells an abbreviation from a letter. */
function withoutAbbreviation(text: string, abbreviation: string): string | undefined {
  if (text.startsWith(`${abbreviation})`)) return text.slice(abbreviation.length + 1);
  if (text.startsWith(`(${abbreviation})`)) return text.slice(abbreviation.length + 2);
  if (text.endsWith(`(${abbreviation}`)) return text.slice(0, -abbreviation.length - 1);
  const inside = `(${abbreviation})`;
  return text.includes(inside) ? text.replace(inside, '') : undefined;
}

function withoutReading(text: string, readings: readonly string[]): string | undefined {
  for (const reading of readings) {
    if (text.startsWith(reading) && text.length > reading.length) return text.slice(reading.length);
    if (text.endsWith(reading) && text.length > reading.length) return text.slice(0, -reading.length);
  }
  return undefined;
}
