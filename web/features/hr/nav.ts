import type { NavEntry } from '../../shared/ui/nav-entry';

const staff = { ja: '従業員', en: 'Staff' };
const money = { ja: 'お金', en: 'Money' };
const company = { ja: '会社の設定', en: 'Company' };

export const nav: NavEntry[] = [
  { to: '', label: { ja: 'ホーム', en: 'Home' } },
  { to: 'enrolments', label: { ja: '制度の登録者', en: 'Enrolled parents' }, group: staff },
  { to: 'import', label: { ja: '名簿の取り込み', en: 'Upload a file' }, group: staff },
  { to: 'staff', label: { ja: '従業員一覧', en: 'All staff' }, group: staff },
  { to: 'letters', label: { ja: '案内メール', en: 'Welcome letters' }, group: staff },
  { to: 'bills', label: { ja: '請求と支払い', en: 'Bills' }, group: money },
  { to: 'reports', label: { ja: '給与・経理の資料', en: 'Payroll and accounts' }, group: money },
  { to: 'certification', label: { ja: '認定', en: 'Certification' }, group: company },
  { to: 'people', label: { ja: '人事の担当者', en: 'People of HR' }, group: company },
  { to: 'programs', label: { ja: '人事システムとの連携', en: 'HR system' }, group: company },
  { to: 'notices', label: { ja: 'お知らせの設定', en: 'Notices' }, group: company },
  { to: 'tasks', label: { ja: '時間のかかる作業', en: 'Work under way' }, group: company },
];
