import type { NavEntry } from '../../shared/ui/nav-entry';

export const nav: NavEntry[] = [];
