import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { useAccount } from '../../../shared/session/use-account';
import { texts } from './actors.texts';

/** What those are called who did something, by the ids under which the records name them. */
export function useActors(ids: readonly (string | null | undefined)[]) {
  const t = useText(texts);
  const { data: account } = useAccount();
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))].sort().slice(0, 200);
  const { data } = useApi().useQuery(
    'get',
    '/api/v1/actors',
    { params: { query: { ids: wanted } } },
    { enabled: wanted.length > 0, staleTime: 300_000 },
  );

  function nameOf(id: string | null | undefined): string {
    const actor = data?.find((one) => one.id === id);
    if (!actor) return data ? t.other : '';
    if (actor.kind === 'calendar') return t.calendar;
    if (actor.kind === 'key') return t.key(actor.name);
    return actor.id === account?.accountId ? t.you(actor.name) : actor.name;
  }

  return { nameOf, isMe: (id: string | null | undefined) => id != null && id === account?.accountId };
}
