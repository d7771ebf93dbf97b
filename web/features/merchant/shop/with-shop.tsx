import type { ReactNode } from 'react';
import { Loaded } from '../../../shared/ui/loaded';
import type { ChosenShop } from './chosen-shop';
import type { useChosenShop } from './use-chosen-shop';

/** What needs to know the shop; until then that it is being read, or why it cannot be. */
export function WithShop({
  chosen: { shop, error, refetch },
  children,
}: {
  chosen: ReturnType<typeof useChosenShop>;
  children: (shop: ChosenShop) => ReactNode;
}) {
  return <Loaded of={{ data: shop, error, isPending: !shop && !error, refetch }}>{(known) => children(known)}</Loaded>;
}
