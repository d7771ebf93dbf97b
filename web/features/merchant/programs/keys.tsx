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
import { useShops } from '../shop/use-merchant';
import { NewKeyDialog } from './new-key-dialog';
import { texts } from './programs.texts';
import { SecretDialog } from './secret-dialog';

type Key = components['schemas']['AccessTokenView'];

const KEYS = '/api/v1/access-tokens';
/** So long the key before a renewed one still works. */
const OVERLAP_HOURS = 24;

/** The keys by which the shop's own programs take coupons. */
export function Keys() {
  const t = useText(texts);
  const { instant } = useFormat();
  const { say } = useToast();
  const { data: shops } = useShops();
  const keys = useApi().useQuery('get', KEYS, { params: { query: { limit: 100 } } });
  const [asking, setAsking] = useState<{ what: 'rotate' | 'revoke'; key: Key }>();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const close = () => setAsking(undefined);
  const rotate = useCommand('post', '/api/v1/access-tokens/{id}/rotate', {
    refresh: [KEYS],
    onDone: ({ token }) => (close(), setSecret(token)),
  });
  const revoke = useCommand('post', '/api/v1/access-tokens/{id}/revoke', {
    refresh: [KEYS],
    onDone: () => (close(), say(t.revoked)),
  });
  const ask = (what: 'rotate' | 'revoke', key: Key) => {
    rotate.reset();
    revoke.reset();
    setAsking({ what, key });
  };
  return (
    <Section
      title={t.keys}
      lead={<p>{t.keysLead}</p>}
      actions={
        <Button kind="secondary" onPress={() => setMaking(true)}>
          {t.keyMake}
        </Button>
      }
    >
      <Loaded of={keys}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-solid-gray-700">{t.keysNone}</p>
          ) : (
            <ul className="flex flex-col divide-y divide-solid-gray-200 border-y border-solid-gray-200">
              {items.map((key) => (
                <li key={key.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
                  <div className="min-w-0">
                    <p className="flex flex-wrap items-center gap-2">
                      <strong>{key.label}</strong> <State of={key} />
                    </p>
                    <p className="text-sm text-solid-gray-700">
                      {shops?.find(({ id }) => id === key.shopId)?.name} ・{' '}
                      {key.lastUsedAt ? t.lastUsed(instant(key.lastUsedAt)) : t.neverUsed}
                    </p>
                  </div>
                  {!key.revokedAt && (
                    <div className="flex flex-wrap gap-2">
                      <Button
                        kind="secondary"
                        size="sm"
                        aria-label={t.rotateOf(key.label)}
                        onPress={() => ask('rotate', key)}
                      >
                        {t.rotate}
                      </Button>
                      <Button
                        kind="secondary"
                        size="sm"
                        aria-label={t.revokeOf(key.label)}
                        onPress={() => ask('revoke', key)}
                      >
                        {t.revoke}
                      </Button>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {asking?.what === 'rotate' && (
        <ConfirmDialog
          title={t.rotateTitle(asking.key.label)}
          open
          action={t.rotate}
          busy={rotate.isPending}
          error={rotate.error}
          onClose={close}
          onConfirm={() =>
            rotate.mutate({ params: { path: { id: asking.key.id } }, body: { overlapHours: OVERLAP_HOURS } })
          }
        >
          <p>{t.rotateLead}</p>
        </ConfirmDialog>
      )}
      {asking?.what === 'revoke' && (
        <ConfirmDialog
          title={t.revokeTitle(asking.key.label)}
          open
          danger
          action={t.revoke}
          busy={revoke.isPending}
          error={revoke.error}
          onClose={close}
          onConfirm={() => revoke.mutate({ params: { path: { id: asking.key.id } } })}
        >
          <p>{t.revokeLead}</p>
        </ConfirmDialog>
      )}
      {making && <NewKeyDialog onClose={() => setMaking(false)} onMade={setSecret} />}
      {secret !== undefined && <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
    </Section>
  );
}

function State({ of: { revokedAt, expiresAt } }: { of: Key }) {
  const t = useText(texts);
  if (revokedAt) return <StatusTag>{t.ended}</StatusTag>;
  if (expiresAt && new Date(expiresAt) < new Date()) return <StatusTag tone="bad">{t.expired}</StatusTag>;
  return <StatusTag tone="good">{t.working}</StatusTag>;
}
