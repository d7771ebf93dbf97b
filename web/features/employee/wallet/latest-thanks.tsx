import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { TextLink } from '../../../shared/ui/link';
import { Section } from '../../../shared/ui/section';
import { ThanksCard } from '../thanks/thanks-card';
import { useHome } from '../use-home';
import { texts } from './below-balance.texts';

const FEW = 5;

/** The card that came last, where one did. */
export function LatestThanks() {
  const t = useText(texts);
  const home = useHome();
  const { data } = useApi().useQuery('get', '/api/v1/wallet/thanks', { params: { query: { limit: FEW } } });
  const latest = data?.items.find(({ takenBack }) => !takenBack);
  if (!latest) return null;
  return (
    <Section title={t.latest} actions={<TextLink to={`${home}/thanks`}>{t.all}</TextLink>}>
      <ThanksCard thanks={latest} side="received" />
    </Section>
  );
}
