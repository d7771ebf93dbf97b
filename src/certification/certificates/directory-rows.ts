import { toSearchKey } from '../../domain/kana.js';
import type { TierCode } from '../criteria/tier.entity.js';
import { STANDING_SQL } from '../standing.js';

export interface DirectoryFilter {
  area?: string;
  trade?: string;
  tier?: TierCode;
  /** Each of these words, apart by spaces, is somewhere in the name or in its reading. */
  words?: string;
}

const HIRAGANA = Array.from({ length: 0x3096 - 0x3041 + 1 }, (_, index) => String.fromCharCode(0x3041 + index)).join(
  '',
);
const KATAKANA = toSearchKey(HIRAGANA);

/** SQL: `directory`, who is certified in the city `$1` on the day `$2`: each shop of a merchant, and employers. */
export const DIRECTORY_SQL = `
  with standing as (
    select c.* from certifications c
     where c.city_id = $1 and c.number is not null and $2 between c.valid_from and c.valid_until
       and ${STANDING_SQL} = 'valid'
  ), listed as (
    select s.id, 'shop' as kind, s.name, s.name_kana as "nameKana", s.trade, s.area, c.tier, c.number,
           c.valid_until::text as "validUntil", c.id as "certificationId"
      from standing c join shops s on s.city_id = c.city_id and s.merchant_id = c.merchant_id
     union all
    select e.id, 'employer', e.name, e.name_kana, null, null, c.tier, c.number, c.valid_until::text, c.id
      from standing c join employers e on e.city_id = c.city_id and e.id = c.employer_id
  ), directory as (
    select listed.*, translate(upper(replace(normalize(name || chr(10) || "nameKana", NFKC), ' ', '')),
                               '${HIRAGANA}', '${KATAKANA}') as "searchKey"
      from listed
  )`;

/** SQL: whether a row of `directory` is wanted, by the parameters `$3` to `$6` of `filterParameters`. */
export const WANTED_SQL = `(
  ($3::text is null or area = $3) and ($4::text is null or trade = $4) and ($5::text is null or tier = $5)
  and not exists (select from unnest($6::text[]) word where strpos("searchKey", word) = 0))`;

/** SQL: what is shown of a row of `directory`; measures in the city's order, a tier as the city calls it on that day. */
export const ENTRY_SQL = `
  id, kind, name, "nameKana", trade, area, tier, number, "validUntil",
  (select t.name from certification_tiers t
    where t.city_id = $1 and t.code = tier and t.valid_from <= $2 order by t.valid_from desc limit 1) as "tierName",
  (select coalesce(jsonb_agg(jsonb_build_object('ja', k.name, 'en', k.name_en) order by k.position, k.id), '[]')
     from certification_answers a join criteria k on k.city_id = a.city_id and k.id = a.criterion_id
    where a.city_id = $1 and a.certification_id = "certificationId" and a.accepted) as measures,
  (select '/api/v1/shops/' || directory.id || '/photo' from shop_photos f
    where f.city_id = $1 and f.shop_id = directory.id) as photo`;

export function filterParameters({ area, trade, tier, words = '' }: DirectoryFilter): unknown[] {
  const keys = words.split(/\s+/).map(toSearchKey).filter(Boolean);
  return [area ?? null, trade ?? null, tier ?? null, keys];
}
