import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { LinkButton } from '../../../shared/ui/link';
import { Notice } from '../../../shared/ui/notice';
import { useHome } from '../use-home';
import { texts } from './below-balance.texts';

/** Says that a place in the programme waits to be taken up, where one does. */
export function ActivationAsked({ empty }: { empty: boolean }) {
  const t = useText(texts);
  const home = useHome();
  const { data } = useApi().useQuery('get', '/api/v1/enrolments', { params: { query: { limit: 20 } } });
  if (!data?.items.some(({ state }) => state === 'approved')) return null;
  return (
    <Notice kind="info" title={t.activate}>
      <p>{empty ? t.activateLeadEmpty : t.activateLead}</p>
      <div>
        <LinkButton to={`${home}/enrolment`} kind="secondary">
          {t.toActivation}
        </LinkButton>
      </div>
    </Notice>
  );
}
