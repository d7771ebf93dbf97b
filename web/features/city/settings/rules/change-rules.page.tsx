import { useParams } from 'react-router';
import { useApi } from '../../../../shared/api/use-api';
import { useText } from '../../../../shared/i18n/texts';
import { useCity } from '../../../../shared/session/use-me';
import { Loaded } from '../../../../shared/ui/loaded';
import { Page } from '../../../../shared/ui/page';
import { useCityPath } from '../../parts/use-city-path';
import { RulesForm } from './rules-form';
import { texts } from './rules.texts';

export function ChangeRulesPage() {
  const t = useText(texts);
  const { programmeId = '' } = useParams();
  const path = useCityPath();
  const today = useCity().data?.today;
  const rules = useApi().useQuery('get', '/api/v1/programmes/{id}/rules', { params: { path: { id: programmeId } } });
  return (
    <Page title={t.changeTitle} lead={<p>{t.changeLead}</p>} back={{ to: path('rules'), label: t.title }} narrow>
      <Loaded of={rules}>
        {(data) => {
          const newest = [data].flat().sort((a, b) => b.effectiveMonth.localeCompare(a.effectiveMonth))[0];
          return newest && today ? <RulesForm programmeId={programmeId} now={newest} today={today} /> : null;
        }}
      </Loaded>
    </Page>
  );
}
