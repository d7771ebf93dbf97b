import { useState } from 'react';
import { useApi } from '../../../../shared/api/use-api';
import { useText } from '../../../../shared/i18n/texts';
import { useCity, usePermissions } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { Loaded } from '../../../../shared/ui/loaded';
import { Page } from '../../../../shared/ui/page';
import { Section } from '../../../../shared/ui/section';
import { AddCriterionDialog } from './add-criterion-dialog';
import { Criterion } from './criterion';
import { texts } from './criteria.texts';
import { Tiers } from './tiers';

/** What certificates are given for; each criterion and each set of tiers holds from a day on. */
export function CriteriaPage() {
  const t = useText(texts);
  const may = usePermissions();
  const today = useCity().data?.today ?? '';
  const history = useApi().useQuery('get', '/api/v1/criteria/history');
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={t.title}
      lead={<p>{t.lead}</p>}
      actions={may('criteria.write') && <Button onPress={() => setAdding(true)}>{t.add}</Button>}
    >
      <Loaded of={history}>
        {(data) => {
          const all = [data].flat();
          const [standing, ended] = [
            all.filter(({ validUntil }) => !validUntil || validUntil >= today),
            all.filter(({ validUntil }) => validUntil && validUntil < today),
          ];
          return (
            <>
              <Section title={t.criteria}>
                {standing.length === 0 && <p>{t.none}</p>}
                <ul className="flex flex-col">
                  {standing.map((criterion) => (
                    <Criterion key={criterion.id} criterion={criterion} />
                  ))}
                </ul>
              </Section>
              {ended.length > 0 && (
                <Section title={t.ended}>
                  <ul className="flex flex-col">
                    {ended.map((criterion) => (
                      <Criterion key={criterion.id} criterion={criterion} />
                    ))}
                  </ul>
                </Section>
              )}
            </>
          );
        }}
      </Loaded>
      <Tiers />
      {adding && <AddCriterionDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
