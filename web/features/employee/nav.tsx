import type { NavEntry } from '../../shared/ui/nav-entry';
import { HistoryIcon, PayIcon, ShopsIcon, ThanksIcon, WalletIcon } from './icons';

export const nav: NavEntry[] = [
  { to: '', label: { ja: 'ホーム', en: 'Home' }, icon: <WalletIcon /> },
  { to: 'thanks', label: { ja: 'ありがとう', en: 'Thanks' }, icon: <ThanksIcon /> },
  { to: 'pay', label: { ja: 'はらう', en: 'Pay' }, icon: <PayIcon /> },
  { to: 'shops', label: { ja: 'お店', en: 'Shops' }, icon: <ShopsIcon /> },
  { to: 'history', label: { ja: 'きろく', en: 'History' }, icon: <HistoryIcon /> },
];
