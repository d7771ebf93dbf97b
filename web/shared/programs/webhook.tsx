import { useState } from 'react';
import type { components } from '../api/schema';
import { useCommand } from '../api/use-command';
import { useFormat } from '../format/format';
import { useText } from '../i18n/texts';
import { usePermissions } from '../session/use-me';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { ProblemNotice } from '../ui/problem-notice';
import { StatusTag } from '../ui/status-tag';
import { useToast } from '../ui/toast';
import { Deliveries } from './deliveries';
import { texts } from './programs.texts';

type View = components['schemas']['WebhookView'];
const LIST = { refresh: ['/api/v1/webhooks'] };

export function Webhook({ webhook, onSecret }: { webhook: View; onSecret: (secret: string) => void }) {
  const t = useText(texts);
  const { instant } = useFormat();
  const { say } = useToast();
  const may = usePermissions();
  const [asked, setAsked] = useState<'rotate' | 'remove'>();
  const [shown, setShown] = useState(false);
  const close = () => setAsked(undefined);
  const at = { params: { path: { id: webhook.id } } };
  const on = webhook.state === 'active';
  const ping = useCommand('post', '/api/v1/webhooks/{id}/ping', {
    ...LIST,
    onDone: () => {
      setShown(true);
      say(t.pinged);
    },
  });
  const switchOff = useCommand('post', '/api/v1/webhooks/{id}/switch-off', LIST);
  const switchOn = useCommand('post', '/api/v1/webhooks/{id}/switch-on', LIST);
  const remove = useCommand('delete', '/api/v1/webhooks/{id}', { ...LIST, onDone: close });
  const rotate = useCommand('post', '/api/v1/webhooks/{id}/rotate-secret', {
    ...LIST,
    onDone: ({ secret }) => {
      onSecret(secret);
      close();
    },
  });
  return (
    <li>
      <Card>
        <p className="flex flex-wrap items-center gap-2">
          <strong>{webhook.label}</strong>
          <StatusTag tone={on ? 'good' : 'bad'}>{on ? t.on : t.off}</StatusTag>
        </p>
        <p className="text-sm break-all">{webhook.url}</p>
        <p className="text-sm text-solid-gray-700">{webhook.kinds.map((kind) => t.kind_[kind]).join('、')}</p>
        {webhook.offReason && <p className="text-sm">{t.offBecause[webhook.offReason]}</p>}
        {webhook.failingSince && <p className="text-sm text-red-900">{t.failing(instant(webhook.failingSince))}</p>}
        <ProblemNotice error={ping.error ?? switchOff.error ?? switchOn.error} />
        <div className="flex flex-wrap gap-2">
          <Button kind="plain" size="sm" aria-expanded={shown} onPress={() => setShown(!shown)}>
            {t.deliveries}
          </Button>
          {may('webhooks.write') && (
            <>
              {on && (
                <Button kind="secondary" size="sm" busy={ping.isPending} onPress={() => ping.mutate(at)}>
                  {t.ping}
                </Button>
              )}
              <Button
                kind="secondary"
                size="sm"
                busy={switchOff.isPending || switchOn.isPending}
                onPress={() => (on ? switchOff : switchOn).mutate(at)}
              >
                {on ? t.switchOff : t.switchOn}
              </Button>
              <Button kind="plain" size="sm" onPress={() => setAsked('rotate')}>
                {t.rotate}
              </Button>
              <Button kind="plain" size="sm" onPress={() => setAsked('remove')}>
                {t.remove}
              </Button>
            </>
          )}
        </div>
        {shown && <Deliveries webhookId={webhook.id} />}
      </Card>
      <ConfirmDialog
        title={`${t.rotate} — ${webhook.label}`}
        open={asked === 'rotate'}
        onClose={close}
        onConfirm={() => rotate.mutate({ ...at, body: { overlapHours: 24 } })}
        action={t.rotate}
        busy={rotate.isPending}
        error={rotate.error}
      >
        <p>{t.rotateLead}</p>
      </ConfirmDialog>
      <ConfirmDialog
        title={`${t.remove} — ${webhook.label}`}
        open={asked === 'remove'}
        onClose={close}
        onConfirm={() => remove.mutate(at)}
        action={t.remove}
        danger
        busy={remove.isPending}
        error={remove.error}
      >
        <p>{t.removeLead}</p>
      </ConfirmDialog>
    </li>
  );
}
