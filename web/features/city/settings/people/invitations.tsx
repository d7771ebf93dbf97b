import { useState } from 'react';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { roleNames } from '../../../../shared/session/role-names';
import { usePermissions } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { ConfirmDialog } from '../../../../shared/ui/confirm-dialog';
import { DataTable } from '../../../../shared/ui/data-table/data-table';
import { texts } from './people.texts';

export function Invitations() {
  const t = useText(texts);
  const roleName = useText(roleNames);
  const { day } = useFormat();
  const may = usePermissions();
  const [revoking, setRevoking] = useState<{ id: string; name: string }>();
  const revoke = useCommand('post', '/api/v1/invitations/{id}/revoke', {
    refresh: ['/api/v1/invitations'],
    onDone: () => setRevoking(undefined),
  });
  return (
    <>
      <DataTable
        path="/api/v1/invitations"
        name="invitations"
        caption={t.invitations}
        exportName={t.invitationsFile}
        columns={[
          { key: 'name', label: t.name, sort: 'name', cell: (row) => row.name, primary: true },
          { key: 'email', label: t.email, sort: 'email', cell: (row) => row.email },
          { key: 'role', label: t.role, sort: 'role', cell: (row) => roleName[row.role] },
          { key: 'expiresAt', label: t.until, sort: 'expiresAt', cell: (row) => day(row.expiresAt) },
          {
            key: 'act',
            label: t.acts,
            inFile: [],
            cell: (row) =>
              may('role_grants.write') && (
                <Button kind="plain" size="sm" aria-label={`${t.revoke} ${row.name}`} onPress={() => setRevoking(row)}>
                  {t.revoke}
                </Button>
              ),
          },
        ]}
      />
      <ConfirmDialog
        title={`${t.revoke} — ${revoking?.name ?? ''}`}
        open={revoking !== undefined}
        onClose={() => setRevoking(undefined)}
        onConfirm={() => revoke.mutate({ params: { path: { id: revoking?.id ?? '' } } })}
        action={t.revoke}
        danger
        busy={revoke.isPending}
        error={revoke.error}
      >
        <p>{t.revokeLead}</p>
      </ConfirmDialog>
    </>
  );
}
