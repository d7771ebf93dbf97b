import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useApi } from '../../../../shared/api/use-api';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Loaded } from '../../../../shared/ui/loaded';
import { Loading } from '../../../../shared/ui/loading';
import { Page } from '../../../../shared/ui/page';
import { Section } from '../../../../shared/ui/section';
import { SelectField } from '../../../../shared/ui/select-field';
import { MonthSelect } from '../parts/month-select';
import { useMonths } from '../parts/use-months';
import { IssuePlan } from './issue-plan';
import { IssuanceRuns } from './issuance-runs';
import { texts } from './issuing.texts';

/** Issuing a month: to whom, how much, and what is left of the budget, before anything is done. */
export function IssuingPage() {
  const t = useText(texts);
  const api = useApi();
  const may = usePermissions();
  const months = useMonths();
  const [search, setSearch] = useSearchParams();
  const programmes = api.useQuery('get', '/api/v1/programmes', {}, { staleTime: 300_000 });
  const [programmeChosen, chooseProgramme] = useState<string>();
  const programmeId = programmeChosen ?? programmes.data?.[0]?.id;
  // A rehearsal may go on to the month that comes next; a live city issues no month that has not begun.
  const choices = months && [...(months.kind === 'rehearsal' ? [months.next] : []), ...months.all.toReversed()];
  const asked = search.get('issue');
  const month = asked && choices?.includes(asked) ? asked : months?.now;
  return (
    <Page title={t.title} lead={t.lead}>
      <Section title={t.plan}>
        <Loaded of={programmes}>
          {(all) => (
            <div className="grid gap-4 sm:grid-cols-2">
              {all.length > 1 && (
                <SelectField
                  label={t.programme}
                  options={all.map(({ id, name }) => ({ value: id, label: name }))}
                  value={programmeId ?? ''}
                  onChange={chooseProgramme}
                />
              )}
              {choices && month && (
                <MonthSelect
                  label={t.month}
                  hint={t.monthHint}
                  months={choices}
                  value={month}
                  onChange={(chosen) =>
                    setSearch((before) => (before.set('issue', chosen), before), {
                      replace: true,
                      preventScrollReset: true,
                    })
                  }
                />
              )}
            </div>
          )}
        </Loaded>
        {programmeId && month ? (
          <IssuePlan
            key={`${programmeId} ${month}`}
            programmeId={programmeId}
            month={month}
            mayIssue={may('issuance.run')}
          />
        ) : (
          <Loading />
        )}
      </Section>
      <Section title={t.runs}>
        <IssuanceRuns />
      </Section>
    </Page>
  );
}
