import type { List } from '../lists/list.js';
import { CERTIFICATION_WORDS, TIER_WORDS } from './certification-words.js';
import type { MerchantRow } from './dto/merchant.dto.js';

const SHOPS = '(select count(*) from shops s where s.city_id = m.city_id and s.merchant_id = m.id)';
const TEXT_OF_SHOPS = (column: string) =>
  `(select string_agg(distinct s.${column}, '、' order by s.${column}) from shops s
     where s.city_id = m.city_id and s.merchant_id = m.id)`;

export const merchantList: List<MerchantRow> = {
  name: 'merchants',
  ja: '協賛企業',
  en: 'Merchants',
  table: 'merchants',
  as: 'm',
  // The one that stands, or else the one that was made last.
  joins: `left join lateral (
      select c.state, c.number, c.tier, c.valid_until from certifications c
       where c.city_id = m.city_id and c.merchant_id = m.id
       order by c.state in ('certified', 'suspended') and c.followed_by is null desc, c.id desc limit 1) c on true`,
  select: `m.id, m.name, m.name_kana as "nameKana", m.contact_email as "contactEmail",
    m.corporate_number as "corporateNumber", ${SHOPS} as shops, ${TEXT_OF_SHOPS('area')} as areas,
    ${TEXT_OF_SHOPS('trade')} as trades, c.state as "certificationState", c.number as "certificateNumber", c.tier,
    c.valid_until::text as "validUntil", m.created_at as "createdAt"`,
  id: 'm.id',
  order: 'nameKana',
  columns: {
    name: { ja: '名称', en: 'Name', sort: { sql: 'm.name', type: 'text' } },
    nameKana: { ja: 'フリガナ', en: 'Reading', sort: { sql: 'm.name_kana', type: 'text' } },
    corporateNumber: {
      ja: '法人番号',
      en: 'Corporate number',
      sort: { sql: 'm.corporate_number', type: 'text', nullable: true },
    },
    areas: { ja: '地区', en: 'Areas' },
    trades: { ja: '業種', en: 'Trades' },
    shops: { ja: '店舗数', en: 'Shops', kind: 'number', sort: { sql: SHOPS, type: 'number' } },
    certificationState: {
      ja: '認定',
      en: 'Certification',
      words: CERTIFICATION_WORDS,
      sort: { sql: 'c.state', type: 'text', nullable: true },
    },
    certificateNumber: {
      ja: '認定番号',
      en: 'Certificate number',
      sort: { sql: 'c.number', type: 'text', nullable: true },
    },
    tier: { ja: '区分', en: 'Tier', words: TIER_WORDS, sort: { sql: 'c.tier', type: 'text', nullable: true } },
    validUntil: {
      ja: '認定の有効期限',
      en: 'Certified until',
      kind: 'day',
      sort: { sql: 'c.valid_until', type: 'date', nullable: true },
    },
    contactEmail: { ja: 'メールアドレス', en: 'E-mail' },
    createdAt: { ja: '登録日時', en: 'Registered', kind: 'instant', sort: { sql: 'm.created_at', type: 'instant' } },
    id: { ja: 'ID', en: 'ID' },
  },
};
