import type { NavEntry } from '../../shared/ui/nav-entry';
import { nav as moneyNav } from './money/nav';
import { nav as reportsNav } from './reports/nav';
import { settingsNav } from './settings/nav';

const people = { ja: '登録と企業', en: 'Enrolments' };
const shops = { ja: '店舗と認定', en: 'Businesses' };
const watch = { ja: '見守り', en: 'Watch' };

/** The lines of the city's workplace. */
export const nav: NavEntry[] = [
  { to: '', label: { ja: '今日の判断', en: 'Today' } },
  { to: 'enrolments', label: { ja: '登録', en: 'Enrolments' }, permission: 'enrolments.compare', group: people },
  { to: 'imports', label: { ja: 'ファイルの取り込み', en: 'Import files' }, permission: 'imports.make', group: people },
  { to: 'employers', label: { ja: '就労先企業', en: 'Employers' }, permission: 'employers.read', group: people },
  { to: 'merchants', label: { ja: '協賛企業と店舗', en: 'Merchants' }, permission: 'merchants.read', group: shops },
  { to: 'certifications', label: { ja: '認定', en: 'Certification' }, permission: 'certifications.list', group: shops },
  { to: 'disputes', label: { ja: '異議', en: 'Disputes' }, permission: 'disputes.read', group: watch },
  { to: 'signals', label: { ja: '不正のしるし', en: 'Signs of abuse' }, permission: 'signals.read', group: watch },
  { to: 'holds', label: { ja: '振込の保留', en: 'Payouts held' }, permission: 'payout_holds.read', group: watch },
  { to: 'recalls', label: { ja: '券の回収', en: 'Recalls' }, permission: 'issuance.read', group: watch },
  { to: 'pressure', label: { ja: '圧力の相談', en: 'Pressure at work' }, permission: 'pressure.read', group: watch },
  ...moneyNav,
  ...reportsNav,
  ...settingsNav,
];
