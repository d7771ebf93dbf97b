import type { List } from '../lists/list.js';
import { CERTIFICATION_WORDS, TIER_WORDS } from '../merchants/certification-words.js';
import type { CertificationRow } from './dto/certification.dto.js';

/** Without what happened to each, which is read beside it. */
export const certificationList: List<CertificationRow> = {
  name: 'certifications',
  ja: '認定',
  en: 'Certifications',
  table: 'certifications',
  as: 'c',
  joins: `left join merchants m on m.city_id = c.city_id and m.id = c.merchant_id
    left join employers e on e.city_id = c.city_id and e.id = c.employer_id`,
  select: `c.id, c.merchant_id as "merchantId", c.employer_id as "employerId",
    coalesce(m.name, e.name) as "holderName", coalesce(m.name_kana, e.name_kana) as "holderNameKana", c.number, c.tier,
    c.measures, c.applied_on::text as "appliedOn", c.renews, c.followed_by as "followedBy", c.state,
    c.valid_from::text as "validFrom", c.valid_until::text as "validUntil"`,
  id: 'c.id',
  order: '-id',
  columns: {
    holderName: { ja: '名称', en: 'Name', sort: { sql: 'coalesce(m.name, e.name)', type: 'text' } },
    holderNameKana: {
      ja: 'フリガナ',
      en: 'Reading',
      sort: { sql: 'coalesce(m.name_kana, e.name_kana)', type: 'text' },
    },
    merchantId: {
      ja: '種別',
      en: 'Kind',
      words: { merchant: ['協賛企業', 'Merchant'], employer: ['就労先企業', 'Employer'] },
      print: ({ merchantId }) => (merchantId === null ? 'employer' : 'merchant'),
    },
    state: { ja: '状態', en: 'State', words: CERTIFICATION_WORDS, sort: { sql: 'c.state', type: 'text' } },
    number: { ja: '認定番号', en: 'Number', sort: { sql: 'c.number', type: 'text', nullable: true } },
    tier: { ja: '区分', en: 'Tier', words: TIER_WORDS, sort: { sql: 'c.tier', type: 'text', nullable: true } },
    measures: {
      ja: '取組の数',
      en: 'Measures',
      kind: 'number',
      sort: { sql: 'c.measures', type: 'number', nullable: true },
    },
    appliedOn: {
      ja: '申請日',
      en: 'Applied on',
      kind: 'day',
      sort: { sql: 'c.applied_on', type: 'date', nullable: true },
    },
    validFrom: {
      ja: '有効期間の初日',
      en: 'Valid from',
      kind: 'day',
      sort: { sql: 'c.valid_from', type: 'date', nullable: true },
    },
    validUntil: {
      ja: '有効期間の末日',
      en: 'Valid until',
      kind: 'day',
      sort: { sql: 'c.valid_until', type: 'date', nullable: true },
    },
    id: { ja: 'ID', en: 'ID', sort: { sql: 'c.id', type: 'uuid' } },
  },
};
