import { toHalfKana } from '../../domain/kana.js';
import type { SignalRule } from '../signal-rule.js';
import { subject, threshold } from './parts.js';

/** What companies are called beside their name, in half-width kana, as banks and registers write it. */
const LEGAL_FORMS =
  /ｶﾌﾞｼｷ(ｶﾞｲｼｬ|ｶﾞｲｼﾔ)|(ﾕｳｹﾞﾝ|ｺﾞｳﾄﾞｳ|ｺﾞｳｼ|ｺﾞｳﾒｲ)(ｶﾞｲｼｬ|ｶﾞｲｼﾔ)|^[ｶﾕﾄﾞｼﾒ]+\)|\([ｶﾕﾄﾞｼﾒ]+$|\([ｶﾕﾄﾞｼﾒ]+\)|[ .\-()･ ]/gu;
const SMALL_KANA: Readonly<Record<string, string>> = {
  ｧ: 'ｱ',
  ｨ: 'ｲ',
  ｩ: 'ｳ',
  ｪ: 'ｴ',
  ｫ: 'ｵ',
  ｬ: 'ﾔ',
  ｭ: 'ﾕ',
  ｮ: 'ﾖ',
  ｯ: 'ﾂ',
};

/**
 * New bank details whose holder is called otherwise than the merchant: no two characters that follow each other in the
 * one name do so in the other. A shop's first account is judged with its certification.
 */
export const holderUnlikeMerchant: SignalRule = {
  kind: 'holder_unlike_merchant',
  defaults: { days: 62 },
  sql: `select d.merchant_id || ' ' || d.number as fact,
           jsonb_build_array(${subject('merchant', 'd.merchant_id')}) as subjects,
           jsonb_build_object('bankAccountNumber', d.number) as evidence,
           d.merchant_id as "merchantId", d.number, d.account_box as "accountBox", m.name_kana as "nameKana"
      from merchant_bank_accounts d
      join merchants m on m.city_id = d.city_id and m.id = d.merchant_id
     where d.city_id = $1 and d.number > 1 and d.recorded_at >= now() - make_interval(days => ${threshold('days')})`,
  judge: ({ nameKana }, holderKana) => !alike(nameKana, holderKana),
};

/** Whether two names in kana share any two characters in a row, legal forms left out. */
export function alike(one: string, other: string): boolean {
  const [a, b] = [bare(one), bare(other)];
  if (a.length < 2 || b.length < 2) return a === b;
  return Array.from({ length: a.length - 1 }, (_, at) => a.slice(at, at + 2)).some((pair) => b.includes(pair));
}

function bare(name: string): string {
  const half = toHalfKana(name).replaceAll(LEGAL_FORMS, '');
  return [...half].map((sign) => SMALL_KANA[sign] ?? sign).join('');
}
