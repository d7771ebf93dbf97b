import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { LinkButton, TextLink } from '../../../shared/ui/link';
import { Notice } from '../../../shared/ui/notice';
import { Section } from '../../../shared/ui/section';
import { useHome } from '../use-home';
import { ThanksCard } from '../thanks/thanks-card';
import { texts } from './below-balance.texts';

/** What comes after the balance was seen: a place in the programme that waits to be taken up, and the latest thanks. */
export function BelowBalance({ empty }: { empty: boolean }) {
  const t = useText(texts);
  const home = useHome();
  const api = useApi();
  const { data: places } = api.useQuery('get', '/api/v1/enrolments', { params: { query: { limit: 20 } } });
  const { data: thanks } = api.useQuery('get', '/api/v1/wallet/thanks', { params: { query: { limit: 1 } } });
  const waits = places?.items.some(({ state }) => state === 'approved') ?? false;
  const [latest] = thanks?.items.filter(({ takenBack }) => !takenBack) ?? [];
  return (
    <>
      {waits && (
        <Notice kind="info" title={t.activate}>
          <p>{empty ? t.activateLeadEmpty : t.activateLead}</p>
          <div>
            <LinkButton to={`${home}/enrolment`} kind="secondary">
              {t.toActivation}
            </LinkButton>
          </div>
        </Notice>
      )}
      {latest && (
        <Section title={t.latest} actions={<TextLink to={`${home}/thanks`}>{t.all}</TextLink>}>
          <ThanksCard thanks={latest} side="received" />
        </Section>
      )}
    </>
  );
}
