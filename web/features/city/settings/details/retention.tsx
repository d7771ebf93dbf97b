import { type FormEvent, useState } from 'react';
import { useApi } from '../../../../shared/api/use-api';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { Dialog } from '../../../../shared/ui/dialog';
import { Facts } from '../../../../shared/ui/facts';
import { Loaded } from '../../../../shared/ui/loaded';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import { Section } from '../../../../shared/ui/section';
import { TextField } from '../../../../shared/ui/text-field';
import { texts } from './details.texts';

/** After how many fiscal years a person's data is erased, as the city's own rule of records says. */
export function Retention() {
  const t = useText(texts);
  const { day } = useFormat();
  const may = usePermissions();
  const retention = useApi().useQuery('get', '/api/v1/city/retention');
  const [changing, setChanging] = useState(false);
  const [years, setYears] = useState('');
  const set = useCommand('put', '/api/v1/city/retention', {
    refresh: ['/api/v1/city/retention'],
    onDone: () => setChanging(false),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate({ body: { fiscalYears: Number(years) } });
  };
  return (
    <Section
      title={t.retention}
      lead={<p>{t.retentionLead}</p>}
      actions={
        may('retention.write') && (
          <Button kind="secondary" onPress={() => setChanging(true)}>
            {t.setRetention}
          </Button>
        )
      }
    >
      <Loaded of={retention} lines={1}>
        {(data) => (
          <Facts
            items={[data]
              .flat()
              .map(({ fiscalYears, validFrom }) => ({ label: t.since(day(validFrom)), value: t.years(fiscalYears) }))}
          />
        )}
      </Loaded>
      <Dialog title={t.retention} open={changing} onClose={() => setChanging(false)}>
        <form onSubmit={submit} className="flex flex-col gap-4">
          <TextField
            label={t.fiscalYears}
            type="number"
            inputMode="numeric"
            min={1}
            value={years}
            onChange={setYears}
            required
          />
          <ProblemNotice error={set.error} />
          <Button type="submit" busy={set.isPending}>
            {t.save}
          </Button>
        </form>
      </Dialog>
    </Section>
  );
}
