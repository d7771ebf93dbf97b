import type { NavEntry } from '../../shared/ui/nav-entry';
import { CertificateIcon, ListIcon, MoneyIcon, ShopIcon, TillIcon } from './nav-icons';

export const nav: NavEntry[] = [
  { to: '', label: { ja: 'レジ', en: 'Till' }, icon: <TillIcon /> },
  { to: 'today', label: { ja: '今日', en: 'Today' }, icon: <ListIcon /> },
  { to: 'money', label: { ja: '入金', en: 'Payouts' }, icon: <MoneyIcon />, permission: 'settlements.read' },
  {
    to: 'certification',
    label: { ja: '認定', en: 'Certification' },
    icon: <CertificateIcon />,
    permission: 'certifications.read',
  },
  { to: 'more', label: { ja: 'お店', en: 'Shop' }, icon: <ShopIcon /> },
];
