import { useState } from 'react';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { roleNames } from '../../../../shared/session/role-names';
import { usePermissions } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { ConfirmDialog } from '../../../../shared/ui/confirm-dialog';
import { DataTable } from '../../../../shared/ui/data-table/data-table';
import type { Grant } from './grant';
import { HandOverDialog } from './hand-over-dialog';
import { texts } from './people.texts';

export function Roles() {
  const t = useText(texts);
  const roleName = useText(roleNames);
  const { day } = useFormat();
  const may = usePermissions();
  const [ending, setEnding] = useState<Grant>();
  const [handing, setHanding] = useState<Grant>();
  const end = useCommand('post', '/api/v1/role-grants/{id}/end', {
    refresh: ['/api/v1/role-grants'],
    onDone: () => setEnding(undefined),
  });
  return (
    <>
      <DataTable
        path="/api/v1/role-grants"
        name="roles"
        caption={t.roles}
        exportName={t.rolesFile}
        search
        columns={[
          { key: 'name', label: t.name, sort: 'name', cell: (row) => row.name, primary: true },
          { key: 'email', label: t.email, sort: 'email', cell: (row) => row.email },
          { key: 'role', label: t.role, sort: 'role', cell: (row) => roleName[row.role] },
          { key: 'grantedAt', label: t.since, sort: 'grantedAt', cell: (row) => day(row.grantedAt) },
          {
            key: 'act',
            label: t.acts,
            inFile: [],
            cell: (row) =>
              may('role_grants.write') && (
                <span className="flex flex-wrap gap-1">
                  <Button
                    kind="plain"
                    size="sm"
                    aria-label={`${t.handOver} ${row.name}`}
                    onPress={() => setHanding(row)}
                  >
                    {t.handOver}
                  </Button>
                  <Button kind="plain" size="sm" aria-label={`${t.end} ${row.name}`} onPress={() => setEnding(row)}>
                    {t.end}
                  </Button>
                </span>
              ),
          },
        ]}
      />
      {handing && <HandOverDialog grant={handing} onClose={() => setHanding(undefined)} />}
      <ConfirmDialog
        title={`${t.end} — ${ending?.name ?? ''}`}
        open={ending !== undefined}
        onClose={() => setEnding(undefined)}
        onConfirm={() => end.mutate({ params: { path: { id: ending?.id ?? '' } } })}
        action={t.end}
        danger
        busy={end.isPending}
        error={end.error}
      >
        <p>{t.endLead}</p>
      </ConfirmDialog>
    </>
  );
}
