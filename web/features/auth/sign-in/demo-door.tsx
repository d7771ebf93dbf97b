import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { TextLink } from '../../../shared/ui/link';
import { texts } from './sign-in.texts';

/** Where the demo city lives, its people have no mailbox to open. */
export function DemoDoor() {
  const t = useText(texts);
  const { data } = useApi().useQuery('get', '/api/v1/public/start', {}, { staleTime: 60_000 });
  if (!data || data.people.length === 0) return null;
  return (
    <p className="rounded-12 bg-brand-50 p-4">
      {t.isDemo} <TextLink to="/demo">{t.demo}</TextLink>
    </p>
  );
}
