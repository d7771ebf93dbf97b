import { useState } from 'react';
import type { components } from '../api/schema';
import { useCommand } from '../api/use-command';
import { useFormat } from '../format/format';
import { useText } from '../i18n/texts';
import { usePermissions } from '../session/use-me';
import { Button } from '../ui/button';
import { CheckField } from '../ui/choice-field';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { StatusTag } from '../ui/status-tag';
import { texts } from './programs.texts';
import type { ProgramShop } from './scope';

type Token = components['schemas']['AccessTokenView'];

const LIST = { refresh: ['/api/v1/access-tokens'] };

interface Props {
  token: Token;
  shops: readonly ProgramShop[];
  onSecret: (secret: string) => void;
}

export function ApiKey({ token, shops, onSecret }: Props) {
  const t = useText(texts);
  const { instant } = useFormat();
  const may = usePermissions();
  const [asked, setAsked] = useState<'rotate' | 'revoke'>();
  const [atOnce, setAtOnce] = useState(false);
  const close = () => setAsked(undefined);
  const rotate = useCommand('post', '/api/v1/access-tokens/{id}/rotate', {
    ...LIST,
    onDone: ({ token: secret }) => {
      onSecret(secret ?? '');
      close();
    },
  });
  const revoke = useCommand('post', '/api/v1/access-tokens/{id}/revoke', { ...LIST, onDone: close });
  const at = { params: { path: { id: token.id } } };
  const expired = token.expiresAt !== null && new Date(token.expiresAt) < new Date();
  const shop = shops.find(({ id }) => id === token.shopId);
  const role = token.role === 'pos_client' || token.role === 'hris_client' ? t[token.role] : t.other;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 border-b border-solid-gray-200 py-3">
      <div className="min-w-0 text-sm text-solid-gray-700">
        <p className="flex flex-wrap items-center gap-2 text-base text-solid-gray-900">
          <strong>{token.label}</strong>
          {token.revokedAt === null && (
            <StatusTag tone={expired ? 'bad' : 'good'}>{expired ? t.expired : t.active}</StatusTag>
          )}
        </p>
        <p>
          {role} {t.made(instant(token.createdAt))} {token.expiresAt && t.until(instant(token.expiresAt))}
        </p>
        {shop && <p>{shop.name}</p>}
        <p>{token.lastUsedAt ? t.lastUsed(instant(token.lastUsedAt)) : t.never}</p>
        {token.revokedAt === null && token.previousUntil && <p>{t.previousUntil(instant(token.previousUntil))}</p>}
      </div>
      {token.revokedAt === null && may('access_tokens.write') && (
        <div className="flex gap-2">
          <Button kind="plain" size="sm" aria-label={`${t.rotate} ${token.label}`} onPress={() => setAsked('rotate')}>
            {t.rotate}
          </Button>
          <Button
            kind="secondary"
            size="sm"
            aria-label={`${t.revoke} ${token.label}`}
            onPress={() => setAsked('revoke')}
          >
            {t.revoke}
          </Button>
        </div>
      )}
      <ConfirmDialog
        title={`${t.rotate} — ${token.label}`}
        open={asked === 'rotate'}
        onClose={close}
        onConfirm={() => rotate.mutate({ ...at, body: { overlapHours: atOnce ? 0 : 24 } })}
        action={t.rotate}
        busy={rotate.isPending}
        error={rotate.error}
      >
        <p>{t.rotateLead}</p>
        <CheckField label={t.rotateNow} checked={atOnce} onChange={setAtOnce} />
      </ConfirmDialog>
      <ConfirmDialog
        title={`${t.revoke} — ${token.label}`}
        open={asked === 'revoke'}
        onClose={close}
        onConfirm={() => revoke.mutate(at)}
        action={t.revoke}
        danger
        busy={revoke.isPending}
        error={revoke.error}
      >
        <p>{t.revokeLead}</p>
      </ConfirmDialog>
    </li>
  );
}
