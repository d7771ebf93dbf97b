import type { NavEntry } from '../../../shared/ui/nav-entry';

const group = { ja: '設定と記録', en: 'Settings and records' };

export const settingsNav: NavEntry[] = [
  { to: 'rules', label: { ja: '制度のきまり', en: 'Rules' }, permission: 'programmes.read', group },
  { to: 'criteria', label: { ja: '認定の基準', en: 'Criteria' }, permission: 'criteria.read', group },
  { to: 'details', label: { ja: '市の情報', en: 'The city' }, permission: 'city_details.read', group },
  { to: 'people', label: { ja: '職員と権限', en: 'People and roles' }, permission: 'role_grants.read', group },
  { to: 'programs', label: { ja: 'プログラム連携', en: 'Programs' }, permission: 'access_tokens.read', group },
  { to: 'audit', label: { ja: '操作の記録', en: 'Audit log' }, permission: 'audit.read', group },
  { to: 'clock', label: { ja: '練習の日付', en: 'Rehearsal date' }, permission: 'clock.advance', group },
  { to: 'my-data', label: { ja: '自分の情報', en: 'My data' }, permission: 'me.export', group },
];
