import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Loaded } from '../../../shared/ui/loaded';
import { StatusTag } from '../../../shared/ui/status-tag';
import { useToast } from '../../../shared/ui/toast';
import { useFormat } from '../../../shared/format/format';
import { SmallTable } from '../../../shared/ui/small-table';
import { Instant } from '../parts/dates';
import { ChangeDialog } from './change-dialog';
import { texts } from './roles-at.texts';
import { RowAction } from '../parts/row-action';

interface Props {
  role: 'employer_hr' | 'merchant_owner';
  employerId?: string;
  merchantId?: string;
}

interface Holder {
  id: string;
  name: string;
  email: string;
  since: string;
  /** Of who is only invited. */
  until?: string;
}

/** Who works for an employer or a merchant here, and who is invited to. */
export function RolesAt({ role, ...of }: Props) {
  const t = useText(texts);
  const api = useApi();
  const { say } = useToast();
  const { instant } = useFormat();
  const may = usePermissions();
  const [inviting, setInviting] = useState(false);
  const [ending, setEnding] = useState<Holder>();
  const query = { ...of, limit: 100 };
  const grants = api.useQuery('get', '/api/v1/role-grants', { params: { query } });
  const invitations = api.useQuery('get', '/api/v1/invitations', { params: { query } });
  const close = () => {
    setInviting(false);
    setEnding(undefined);
  };
  const done = (words: string) => () => {
    close();
    say(words);
  };
  const invite = useCommand('post', '/api/v1/invitations', { onDone: done(t.sent) });
  const revoke = useCommand('post', '/api/v1/invitations/{id}/revoke', { onDone: done(t.revoked) });
  const end = useCommand('post', '/api/v1/role-grants/{id}/end', { onDone: done(t.ended) });
  const writes = may('role_grants.write');
  return (
    <>
      <Loaded of={grants}>
        {({ items }) => {
          const holders: Holder[] = [
            ...items
              .filter((one) => one.role === role)
              .map((one) => ({ id: one.id, name: one.name ?? '', email: one.email ?? '', since: one.grantedAt })),
            ...(invitations.data?.items ?? [])
              .filter((one) => one.role === role)
              .map((one) => ({
                id: one.id,
                name: one.name,
                email: one.email,
                since: one.createdAt,
                until: one.expiresAt,
              })),
          ];
          if (holders.length === 0) return <p>{t.none}</p>;
          return (
            <SmallTable
              caption={t.inviteTitle[role]}
              rows={holders}
              rowKey={(row) => row.id}
              columns={[
                { label: t.name, cell: (row) => row.name },
                { label: t.email, cell: (row) => row.email },
                {
                  label: t.state,
                  cell: (row) =>
                    row.until ? t.invited(instant(row.until)) : <StatusTag tone="good">{t.works}</StatusTag>,
                },
                { label: t.since, cell: (row) => <Instant at={row.since} /> },
                ...(writes
                  ? [
                      {
                        label: t.actions,
                        cell: (row: Holder) => (
                          <RowAction
                            label={t.of(row.until ? t.revoke : t.end, row.name)}
                            onPress={() => setEnding(row)}
                          >
                            {row.until ? t.revoke : t.end}
                          </RowAction>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          );
        }}
      </Loaded>
      {writes && (
        <div>
          <Button kind="secondary" onPress={() => setInviting(true)}>
            {t.invite}
          </Button>
        </div>
      )}
      {inviting && (
        <ChangeDialog
          title={t.inviteTitle[role]}
          action={t.send}
          busy={invite.isPending}
          error={invite.error}
          onClose={close}
          onSave={({ name = '', email = '' }) => invite.mutate({ body: { ...of, role, name, email } })}
          fields={[
            { name: 'name', label: t.name, most: 100, value: '' },
            { name: 'email', label: t.email, type: 'email', most: 254, value: '' },
          ]}
        >
          <p>{t.inviteWhat}</p>
        </ChangeDialog>
      )}
      {ending && (
        <ConfirmDialog
          open
          danger
          title={(ending.until ? t.revokeTitle : t.endTitle)(ending.name)}
          action={ending.until ? t.revoke : t.end}
          busy={revoke.isPending || end.isPending}
          error={revoke.error ?? end.error}
          onClose={close}
          onConfirm={() => (ending.until ? revoke : end).mutate({ params: { path: { id: ending.id } } })}
        >
          <p>{ending.until ? t.revokeWhat : t.endWhat}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
