import { useEffect, useState } from 'react';
import { useGrantId } from '../../../shared/api/use-api';
import { type ChosenShop, keepChosenShop, readChosenShop } from './chosen-shop';
import { type Shop, useShops } from './use-merchant';

interface Chosen {
  /** The shop of this device; undefined until it is known. */
  shop: ChosenShop | undefined;
  shops: readonly Shop[];
  choose: (id: string) => void;
  /** Why the shops could not be read. */
  error: unknown;
  refetch: () => unknown;
}

/** The shop at which this device stands: a clerk's own, or the one that an owner chose last, the first until then. */
export function useChosenShop(): Chosen {
  const grantId = useGrantId() ?? '';
  const { data: shops, error, refetch } = useShops();
  const [kept, setKept] = useState(() => readChosenShop(grantId));
  const shop = shops ? (shops.find(({ id }) => id === kept?.id) ?? shops[0]) : kept;
  useEffect(() => {
    if (shop) keepChosenShop(grantId, shop);
  }, [grantId, shop]);
  const choose = (id: string) => setKept(shops?.find((one) => one.id === id));
  return { shop, shops: shops ?? [], choose, error, refetch };
}
