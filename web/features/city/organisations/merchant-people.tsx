import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Loaded } from '../../../shared/ui/loaded';
import { Section } from '../../../shared/ui/section';
import { useToast } from '../../../shared/ui/toast';
import type { components } from '../../../shared/api/schema';
import { SmallTable } from '../../../shared/ui/small-table';
import { AddMerchantPerson } from './add-merchant-person';
import { texts } from './merchants.texts';
import { RowAction } from '../parts/row-action';

type Person = components['schemas']['MerchantPersonView'];

/** Who stands behind the counter and holds coupons, which are not taken there. */
export function MerchantPeople({ merchantId }: { merchantId: string }) {
  const t = useText(texts);
  const { say } = useToast();
  const may = usePermissions();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Person>();
  const read = useApi().useQuery('get', '/api/v1/merchants/{id}/people', { params: { path: { id: merchantId } } });
  const remove = useCommand('delete', '/api/v1/merchants/{id}/people/{employeeId}', {
    onDone: () => {
      setRemoving(undefined);
      say(t.removed);
    },
  });
  return (
    <Section
      title={t.people}
      lead={t.peopleLead}
      actions={
        may('merchant_people.write') && (
          <Button kind="secondary" onPress={() => setAdding(true)}>
            {t.addPerson}
          </Button>
        )
      }
    >
      <Loaded of={read}>
        {(people) =>
          people.length === 0 ? (
            <p>{t.peopleNone}</p>
          ) : (
            <SmallTable
              caption={t.people}
              rows={people}
              rowKey={(row) => row.employeeId}
              columns={[
                { label: t.name, cell: (row) => row.name },
                { label: t.role, cell: (row) => t.roles[row.role] },
                { label: t.worksAt, cell: (row) => row.employerName ?? '―' },
                ...(may('merchant_people.remove')
                  ? [
                      {
                        label: t.actions,
                        cell: (row: Person) => (
                          <RowAction label={t.removeOf(row.name)} onPress={() => setRemoving(row)}>
                            {t.removePerson}
                          </RowAction>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          )
        }
      </Loaded>
      {adding && <AddMerchantPerson merchantId={merchantId} onClose={() => setAdding(false)} />}
      {removing && (
        <ConfirmDialog
          open
          danger
          title={t.removeTitle(removing.name)}
          action={t.removePerson}
          busy={remove.isPending}
          error={remove.error}
          onClose={() => setRemoving(undefined)}
          onConfirm={() => remove.mutate({ params: { path: { id: merchantId, employeeId: removing.employeeId } } })}
        >
          <p>{t.removeWhat}</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}
