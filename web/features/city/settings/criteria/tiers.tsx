import { type FormEvent, useState } from 'react';
import type { components } from '../../../../shared/api/schema';
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
import { useToast } from '../../../../shared/ui/toast';
import { texts } from './criteria.texts';

type Tier = components['schemas']['TierView'];

export function Tiers() {
  const t = useText(texts);
  const { number } = useFormat();
  const may = usePermissions();
  const [changing, setChanging] = useState(false);
  const criteria = useApi().useQuery('get', '/api/v1/criteria');
  return (
    <Section
      title={t.tiers}
      lead={<p>{t.tiersLead}</p>}
      actions={
        may('criteria.write') && (
          <Button kind="secondary" onPress={() => setChanging(true)}>
            {t.changeTiers}
          </Button>
        )
      }
    >
      <Loaded of={criteria}>
        {({ tiers }) => (
          <>
            <Facts
              items={tiers.map(({ name, leastMeasures }) => ({
                label: name,
                value: `${t.least} ${number(leastMeasures)}`,
              }))}
            />
            {changing && <TiersDialog tiers={tiers} onClose={() => setChanging(false)} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function TiersDialog({ tiers, onClose }: { tiers: Tier[]; onClose: () => void }) {
  const t = useText(texts);
  const { say } = useToast();
  const [wanted, setWanted] = useState(() =>
    tiers.map(({ code, name, leastMeasures }) => ({ code, name, leastMeasures })),
  );
  const [validFrom, setValidFrom] = useState('');
  const save = useCommand('put', '/api/v1/criteria/tiers', {
    refresh: ['/api/v1/criteria'],
    onDone: () => {
      say(t.saved);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ body: { tiers: wanted, ...(validFrom ? { validFrom } : {}) } });
  };
  return (
    <Dialog title={t.changeTiers} open onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        {wanted.map((tier, place) => (
          <TextField
            key={tier.code}
            label={`${t.tierNames[tier.code]}：${t.least}`}
            type="number"
            inputMode="numeric"
            min={0}
            value={String(tier.leastMeasures)}
            onChange={(typed) => setWanted(wanted.with(place, { ...tier, leastMeasures: Math.trunc(Number(typed)) }))}
            required
          />
        ))}
        <TextField label={t.validFrom} type="date" value={validFrom} onChange={setValidFrom} />
        <ProblemNotice error={save.error} />
        <Button type="submit" busy={save.isPending}>
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
