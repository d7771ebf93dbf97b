import type { components } from '../../../shared/api/schema';
import type { texts } from './history.texts';

export type Entry = components['schemas']['WalletEntry'];

/** What happened, in words. */
export function titleOf({ kind, direction, counterpart, shop }: Entry, { kinds }: (typeof texts)['ja']): string {
  switch (kind) {
    case 'give':
      return counterpart ? kinds.give[direction](counterpart.name) : kinds.giveLink;
    case 'claim':
      return kinds.claim(counterpart?.name ?? '');
    case 'take_back':
      return kinds.take_back[direction];
    case 'redeem':
      return kinds.redeem(shop?.name ?? '');
    case 'void':
      return kinds.void(shop?.name ?? '');
    default:
      return kinds[kind];
  }
}
