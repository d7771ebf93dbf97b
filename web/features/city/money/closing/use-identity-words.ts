import { useText } from '../../../../shared/i18n/texts';
import { texts } from './identity.texts';

export type IdentitySection = 'movements' | 'shares' | 'opening' | 'together' | 'ledger';

export interface IdentityWords {
  section: IdentitySection;
  title: string;
  left: string;
  right: string;
}

/** What an identity says, and what its two sides are. */
export function useIdentityWords(): (identity: string) => IdentityWords {
  const t = useText(texts);
  const sides = { left: t.expected, right: t.found };
  return (identity) => {
    if (identity.startsWith('ledger:')) {
      const names: Readonly<Record<string, string>> = t.ledger;
      return { section: 'ledger', title: names[identity.slice('ledger:'.length)] ?? t.unnamed, ...sides };
    }
    const named: Readonly<Record<string, { title: string; left: string; right: string }>> = t.named;
    const known = named[identity];
    if (known) return { section: 'together', ...known };
    const [by = '', rule = ''] = identity.split('_');
    const groups: Readonly<Record<string, string>> = t.groups;
    const group = groups[by];
    if (group && rule === 'movements')
      return {
        section: 'movements',
        ...(by === 'merchant' ? t.rules.merchantMovements : ruleOf(t.rules.movements, group)),
      };
    if (group && rule === 'shares') return { section: 'shares', ...ruleOf(t.rules.shares, group) };
    if (group && rule === 'opening') return { section: 'opening', ...ruleOf(t.rules.opening, group) };
    return { section: 'together', title: t.unnamed, ...sides };
  };
}

function ruleOf({ title, ...sides }: { title: (group: string) => string; left: string; right: string }, group: string) {
  return { title: title(group), ...sides };
}
