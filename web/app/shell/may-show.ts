import type { NavEntry } from '../../shared/ui/nav-entry';

/** Whether a line of the navigation leads to something that this role may see. */
export const mayShow =
  (may: (permission: string) => boolean) =>
  ({ permission }: NavEntry): boolean =>
    permission === undefined || (typeof permission === 'string' ? [permission] : permission).some(may);
