import { useState } from 'react';
import { useApi } from '../../../../shared/api/use-api';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { roleNames } from '../../../../shared/session/role-names';
import { Button } from '../../../../shared/ui/button';
import { ConfirmDialog } from '../../../../shared/ui/confirm-dialog';
import { Loaded } from '../../../../shared/ui/loaded';
import { Section } from '../../../../shared/ui/section';
import { StatusTag } from '../../../../shared/ui/status-tag';
import { texts } from './people.texts';

/** Somebody who lost every second factor is let in again by the word of those who know the person. */
export function Recoveries() {
  const t = useText(texts);
  const roleName = useText(roleNames);
  const { instant } = useFormat();
  const asked = useApi().useQuery('get', '/api/v1/recovery-requests');
  const [vouching, setVouching] = useState<{ id: string; name: string }>();
  const vouch = useCommand('post', '/api/v1/recovery-requests/{id}/approve', {
    refresh: ['/api/v1/recovery-requests'],
    onDone: () => setVouching(undefined),
  });
  return (
    <Section title={t.recoveries} lead={<p>{t.recoveriesLead}</p>}>
      <Loaded of={asked} lines={1}>
        {(data) => {
          const list = [data].flat();
          if (list.length === 0) return <p className="text-solid-gray-700">{t.noRecoveries}</p>;
          return (
            <ul className="flex flex-col">
              {list.map(({ id, grantId, name, email, role, requestedAt, approved }) => (
                <li
                  key={`${id} ${grantId}`}
                  className="flex flex-wrap items-center justify-between gap-3 border-b border-solid-gray-200 py-3"
                >
                  <span>
                    <strong className="block">{name}</strong>
                    <span className="block text-sm text-solid-gray-700">
                      {email} {role in roleName ? roleName[role as keyof typeof roleName] : role} {instant(requestedAt)}
                    </span>
                  </span>
                  {approved ? (
                    <StatusTag tone="good">{t.vouched}</StatusTag>
                  ) : (
                    <Button kind="secondary" size="sm" onPress={() => setVouching({ id, name })}>
                      {t.vouch}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      <ConfirmDialog
        title={`${t.vouch} — ${vouching?.name ?? ''}`}
        open={vouching !== undefined}
        onClose={() => setVouching(undefined)}
        onConfirm={() => vouch.mutate({ params: { path: { id: vouching?.id ?? '' } } })}
        action={t.vouch}
        busy={vouch.isPending}
        error={vouch.error}
      >
        <p>{t.vouchLead}</p>
      </ConfirmDialog>
    </Section>
  );
}
