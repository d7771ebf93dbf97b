import type { NavEntry } from '../../../shared/ui/nav-entry';

const group = { ja: '報告と台帳', en: 'Reports and ledger' };

export const nav: NavEntry[] = [
  { to: 'split', label: { ja: '按分', en: 'Shares' }, permission: 'split.read', group },
  { to: 'budget', label: { ja: '予算と見込み', en: 'Budget' }, permission: 'budgets.read', group },
  { to: 'grant', label: { ja: '交付金とKPI', en: 'Grant and KPIs' }, permission: 'reports.read', group },
  { to: 'unused', label: { ja: '未使用残高', en: 'Unused balance' }, permission: 'reports.read', group },
  { to: 'operations', label: { ja: '取引の一覧', en: 'Operations' }, permission: 'operations.read', group },
  { to: 'journal', label: { ja: '仕訳', en: 'Journal' }, permission: 'reports.read', group },
  { to: 'payroll', label: { ja: '給与のための一覧', en: 'Payroll' }, permission: 'payroll.read', group },
  { to: 'verification', label: { ja: '台帳の検算', en: 'Prove the ledger' }, permission: 'verifications.make', group },
];
