import { useEffect, useState } from 'react';
import { isProblem } from '../../../shared/api/problem';
import type { components } from '../../../shared/api/schema';
import { useApi, useGrantId } from '../../../shared/api/use-api';
import { forgetKept, keep, keptOf } from '../../../shared/session/kept';
import { useOnline } from '../../../shared/session/use-online';

export type WalletBalance = components['schemas']['WalletBalance'];
export type NotesByExpiry = components['schemas']['NotesByExpiry'];

const WHAT = 'wallet';

export interface SeenWallet {
  /** As it is now or, where that is not known, as it was seen last on this device. */
  balance: WalletBalance | undefined;
  /** Real time at which it was so. */
  at: Date | undefined;
  /** `now`, being `asked`, or as it was `before`, since there is no answer. */
  age: 'now' | 'asked' | 'before';
  error: unknown;
  askAgain: () => void;
}

/** The own wallet. Each time that it is read it is kept on the device, to be there at once and without a line. */
export function useWallet(): SeenWallet {
  const grantId = useGrantId() ?? '';
  const online = useOnline();
  const [atFirst] = useState(() => keptOf<WalletBalance>(grantId, WHAT));
  const { data, error, dataUpdatedAt, isPending, refetch } = useApi().useQuery(
    'get',
    '/api/v1/wallet',
    {},
    { refetchOnReconnect: true, refetchOnWindowFocus: true },
  );
  useEffect(() => {
    if (data) keep(grantId, WHAT, data);
  }, [data, grantId]);
  // Whoever may not see it, or not any more, is not shown how it was.
  const refused = isProblem(error) && [401, 403, 404].includes(error.status);
  useEffect(() => {
    if (refused) forgetKept(grantId);
  }, [refused, grantId]);
  const kept = atFirst && new Date(atFirst.at);
  return {
    balance: refused ? undefined : (data ?? atFirst?.value),
    at: data ? new Date(dataUpdatedAt) : kept,
    age: data && online && !error ? 'now' : isPending && online ? 'asked' : 'before',
    error,
    askAgain: () => void refetch(),
  };
}
