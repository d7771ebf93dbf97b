import { useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { useCity, usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { Facts } from '../../../shared/ui/facts';
import { Section } from '../../../shared/ui/section';
import { useToast } from '../../../shared/ui/toast';
import { Instant } from '../parts/dates';
import { ChangeDialog } from './change-dialog';
import { texts } from './employers.texts';

type Employer = components['schemas']['EmployerView'];

export function EmployerFacts({ employer }: { employer: Employer }) {
  const t = useText(texts);
  const { say } = useToast();
  const may = usePermissions();
  const { data: city } = useCity();
  const [open, setOpen] = useState<'facts' | 'account'>();
  const close = () => setOpen(undefined);
  const { data: accounts } = useApi().useQuery(
    'get',
    '/api/v1/virtual-accounts',
    {},
    { enabled: may('receipts.read') },
  );
  const onDone = () => {
    close();
    say(t.saved);
  };
  const change = useCommand('patch', '/api/v1/employers/{id}', { onDone });
  const setAccount = useCommand('put', '/api/v1/employers/{id}/virtual-account', { onDone });
  const params = { path: { id: employer.id } };
  const account = accounts?.find(({ employerId }) => employerId === employer.id)?.account;
  const town = city?.municipalities.find(({ id }) => id === employer.municipalityId)?.name;
  return (
    <Section
      title={t.facts}
      actions={
        <>
          {may('employers.write') && (
            <Button kind="secondary" onPress={() => setOpen('facts')}>
              {t.change}
            </Button>
          )}
          {may('receipts.write') && (
            <Button kind="secondary" onPress={() => setOpen('account')}>
              {t.accountChange}
            </Button>
          )}
        </>
      }
    >
      <Facts
        items={[
          { label: t.number, value: employer.corporateNumber },
          { label: t.email, value: employer.contactEmail },
          ...(town ? [{ label: t.town, value: town }] : []),
          ...(accounts ? [{ label: t.account, value: account ?? t.accountNone }] : []),
          { label: t.since, value: <Instant at={employer.createdAt} /> },
        ]}
      />
      {open === 'facts' && (
        <ChangeDialog
          title={t.changeTitle}
          action={t.save}
          busy={change.isPending}
          error={change.error}
          onClose={close}
          onSave={(body) => change.mutate({ params, body })}
          fields={[
            { name: 'name', label: t.name, value: employer.name },
            { name: 'nameKana', label: t.kana, hint: t.kanaHint, value: employer.nameKana },
            { name: 'contactEmail', label: t.email, type: 'email', most: 254, value: employer.contactEmail },
          ]}
        />
      )}
      {open === 'account' && (
        <ChangeDialog
          title={t.accountTitle}
          action={t.save}
          busy={setAccount.isPending}
          error={setAccount.error}
          onClose={close}
          onSave={({ account: wanted = '' }) => setAccount.mutate({ params, body: { account: wanted } })}
          fields={[{ name: 'account', label: t.account, hint: t.accountHint, most: 30, value: account ?? '' }]}
        >
          <p>{t.accountWhat}</p>
        </ChangeDialog>
      )}
    </Section>
  );
}
