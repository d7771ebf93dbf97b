import { useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { useAccount } from '../../../shared/session/use-account';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Loaded } from '../../../shared/ui/loaded';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { useToast } from '../../../shared/ui/toast';
import { useShops } from '../shop/use-merchant';
import { words } from '../words';
import { texts } from './people.texts';

type Grant = components['schemas']['RoleGrantRow'];

/** The people who have a role now, and how it ends. */
export function Working() {
  const t = useText(texts);
  const w = useText(words);
  const { day } = useFormat();
  const { say } = useToast();
  const { data: account } = useAccount();
  const { data: shops } = useShops();
  const grants = useApi().useQuery('get', '/api/v1/role-grants', { params: { query: { limit: 100 } } });
  const [ending, setEnding] = useState<Grant>();
  const end = useCommand('post', '/api/v1/role-grants/{id}/end', {
    refresh: ['/api/v1/role-grants'],
    onDone: () => {
      setEnding(undefined);
      say(t.ended);
    },
  });
  const isOwn = ({ id }: Grant) => account?.roles.some(({ grantId }) => grantId === id) ?? false;
  const roleOf = ({ role }: Grant) => (role === 'merchant_owner' ? w.roles.merchant_owner : w.roles.merchant_clerk);
  return (
    <Section title={t.working}>
      <Loaded of={grants}>
        {({ items }) => (
          <ul className="flex flex-col divide-y divide-solid-gray-200 border-y border-solid-gray-200">
            {items.map((grant) => (
              <li key={grant.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
                <div className="min-w-0">
                  <p className="flex flex-wrap items-center gap-2">
                    <strong>{grant.name}</strong>
                    <StatusTag tone={grant.role === 'merchant_owner' ? 'info' : 'neutral'}>{roleOf(grant)}</StatusTag>
                    {isOwn(grant) && <span className="text-sm">{t.you}</span>}
                  </p>
                  <p className="text-sm break-all text-solid-gray-700">
                    {grant.email}
                    {grant.shopId && ` ・ ${shops?.find(({ id }) => id === grant.shopId)?.name ?? ''}`} ・{' '}
                    {t.since(day(grant.grantedAt))}
                  </p>
                </div>
                <Button
                  kind="secondary"
                  size="sm"
                  aria-label={t.endOf(grant.name ?? '')}
                  onPress={() => {
                    end.reset();
                    setEnding(grant);
                  }}
                >
                  {t.end}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {ending && (
        <ConfirmDialog
          title={t.endTitle(ending.name ?? '')}
          open
          danger
          action={t.end}
          busy={end.isPending}
          error={end.error}
          onClose={() => setEnding(undefined)}
          onConfirm={() => end.mutate({ params: { path: { id: ending.id } } })}
        >
          <p>{isOwn(ending) ? t.endSelf : t.endLead}</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}
