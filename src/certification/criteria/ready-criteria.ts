import type { NewCriterion } from './criterion.entity.js';
import type { NewTier } from './tier.entity.js';

/**
 * The measures with which a city may begin, after what towns with an こそだてっぴー認定 ask of their shops and employers.
 * The leave rules are those of the act on childcare and family care leave (育児・介護休業法).
 */
export const READY_CRITERIA: readonly NewCriterion[] = [
  {
    code: 'leave_rules',
    name: '育児休業の規程',
    nameEn: 'Rules on childcare leave',
    description: '育児休業の規程を定め、男女とも取得できることを従業員に知らせている。',
    evidenceRequired: true,
  },
  {
    code: 'short_hours',
    name: '短時間勤務',
    nameEn: 'Short working hours',
    description: '子が小学校に入るまで短時間勤務を選べる。',
    evidenceRequired: true,
  },
  {
    code: 'sick_child_leave',
    name: '子の看護等休暇',
    nameEn: 'Leave to nurse a child',
    description: '子の看護等休暇を時間単位で取れ、賃金の扱いを明らかにしている。',
    evidenceRequired: false,
  },
  {
    code: 'flexible_work',
    name: '柔軟な働き方',
    nameEn: 'Flexible work',
    description: '時差出勤・在宅勤務など、柔軟な働き方を二つ以上選べる。',
    evidenceRequired: false,
  },
  {
    code: 'no_overtime_at_pickup',
    name: 'お迎え時間の残業なし',
    nameEn: 'No overtime at pick-up time',
    description: '保育所等へのお迎えがある従業員に、その時間の残業や会議をさせない。',
    evidenceRequired: false,
  },
  {
    code: 'named_contact',
    name: '相談窓口',
    nameEn: 'A named contact',
    description: '妊娠・育児と仕事について相談できる担当者を決め、名前を知らせている。',
    evidenceRequired: false,
  },
  {
    code: 'support_for_cover',
    name: '支える同僚への支援',
    nameEn: 'Support for co-workers who cover',
    description: '休業や短時間勤務を支える同僚に、手当・評価・人員の補充などで報いている。',
    evidenceRequired: false,
  },
  {
    code: 'local_business',
    name: '地域の事業者',
    nameEn: 'Local business',
    description: '市内に事業所があり、子育て家庭への割引やサービスなどで地域の子育てに加わっている。',
    evidenceRequired: false,
  },
];

export const READY_TIERS: readonly NewTier[] = [
  { code: 'platinum', name: 'プラチナ', leastMeasures: 8 },
  { code: 'gold', name: 'ゴールド', leastMeasures: 6 },
  { code: 'silver', name: 'シルバー', leastMeasures: 4 },
  { code: 'bronze', name: 'ブロンズ', leastMeasures: 2 },
];
