import { useState } from 'react';
import { useApi } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { useCity, usePermissions } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { Facts } from '../../../../shared/ui/facts';
import { Loaded } from '../../../../shared/ui/loaded';
import { Notice } from '../../../../shared/ui/notice';
import { Page } from '../../../../shared/ui/page';
import { Section } from '../../../../shared/ui/section';
import { DETAIL_FIELDS, DETAIL_GROUPS } from './detail-fields';
import { DetailsForm } from './details-form';
import { texts } from './details.texts';
import { Retention } from './retention';
import { useDetailText } from './use-detail-text';

export function DetailsPage() {
  const t = useText(texts);
  const { day } = useFormat();
  const text = useDetailText();
  const may = usePermissions();
  const details = useApi().useQuery('get', '/api/v1/city/details');
  const today = useCity().data?.today ?? '';
  const [changing, setChanging] = useState(false);
  const now = details.data
    ?.filter(({ validFrom }) => validFrom <= today)
    .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
  if (changing)
    return (
      <Page title={t.change} narrow>
        <DetailsForm now={now} onClose={() => setChanging(false)} />
      </Page>
    );
  return (
    <Page
      title={t.title}
      lead={<p>{t.lead}</p>}
      actions={may('city_details.write') && <Button onPress={() => setChanging(true)}>{t.change}</Button>}
    >
      <Loaded of={details}>
        {() =>
          now === undefined ? (
            <Notice kind="warning" title={t.none} />
          ) : (
            DETAIL_GROUPS.map((group) => (
              <Section
                key={group}
                title={t[group]}
                lead={group === 'office' ? <p>{t.since(day(now.validFrom))}</p> : undefined}
              >
                <Facts
                  items={DETAIL_FIELDS.filter((field) => field.group === group).map(({ name }) => ({
                    label: t[name],
                    value: text(name, now[name]),
                  }))}
                />
              </Section>
            ))
          )
        }
      </Loaded>
      <Retention />
    </Page>
  );
}
