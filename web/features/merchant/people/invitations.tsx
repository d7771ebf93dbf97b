import { useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Loaded } from '../../../shared/ui/loaded';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { useToast } from '../../../shared/ui/toast';
import { words } from '../words';
import { texts } from './people.texts';

type Invitation = components['schemas']['InvitationView'];

/** Letters that were sent and not answered. */
export function Invitations() {
  const t = useText(texts);
  const w = useText(words);
  const { instant } = useFormat();
  const { say } = useToast();
  const invitations = useApi().useQuery('get', '/api/v1/invitations', { params: { query: { limit: 100 } } });
  const [taking, setTaking] = useState<Invitation>();
  const revoke = useCommand('post', '/api/v1/invitations/{id}/revoke', {
    refresh: ['/api/v1/invitations'],
    onDone: () => {
      setTaking(undefined);
      say(t.revoked);
    },
  });
  const roleOf = ({ role }: Invitation) =>
    role === 'merchant_owner' ? w.roles.merchant_owner : w.roles.merchant_clerk;
  return (
    <Section title={t.waiting}>
      <Loaded of={invitations}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-solid-gray-700">{t.waitingNone}</p>
          ) : (
            <ul className="flex flex-col divide-y divide-solid-gray-200 border-y border-solid-gray-200">
              {items.map((one) => (
                <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
                  <div className="min-w-0">
                    <p className="flex flex-wrap items-center gap-2">
                      <strong>{one.name}</strong>
                      <StatusTag>{roleOf(one)}</StatusTag>
                    </p>
                    <p className="text-sm break-all text-solid-gray-700">
                      {one.email} ・ {t.until(instant(one.expiresAt))}
                    </p>
                  </div>
                  <Button
                    kind="secondary"
                    size="sm"
                    aria-label={t.revokeOf(one.name)}
                    onPress={() => {
                      revoke.reset();
                      setTaking(one);
                    }}
                  >
                    {t.revoke}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {taking && (
        <ConfirmDialog
          title={t.revokeTitle(taking.name)}
          open
          danger
          action={t.revoke}
          busy={revoke.isPending}
          error={revoke.error}
          onClose={() => setTaking(undefined)}
          onConfirm={() => revoke.mutate({ params: { path: { id: taking.id } } })}
        >
          <p>{t.revokeLead}</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}
