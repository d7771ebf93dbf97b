import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { components } from '../../../shared/api/schema';
import { useApi, useGrantId } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Facts } from '../../../shared/ui/facts';
import { Loaded } from '../../../shared/ui/loaded';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { useToast } from '../../../shared/ui/toast';
import { Deliveries } from './deliveries';
import { texts } from './programs.texts';
import { SecretDialog } from './secret-dialog';

/** So long what is sent is signed with the secret before as well. */
const OVERLAP_HOURS = 24;

type Webhook = components['schemas']['WebhookView'];

export function WebhookPage() {
  const t = useText(texts);
  const { id = '' } = useParams();
  const back = { to: `/shop/${useGrantId()}/programs`, label: t.backList };
  const webhook = useApi().useQuery('get', '/api/v1/webhooks/{id}', { params: { path: { id } } });
  return (
    <Page title={webhook.data?.label ?? t.hookTitle} back={back} narrow>
      <Loaded of={webhook}>{(one) => <Whole webhook={one} list={back.to} />}</Loaded>
    </Page>
  );
}

function Whole({ webhook, list }: { webhook: Webhook; list: string }) {
  const t = useText(texts);
  const { instant } = useFormat();
  const { say } = useToast();
  const navigate = useNavigate();
  const [removing, setRemoving] = useState(false);
  const [secret, setSecret] = useState<string>();
  const { id, url, kinds, state, offReason, failingSince } = webhook;
  const path = { params: { path: { id } } };
  const refresh = ['/api/v1/webhooks'];
  const off = useCommand('post', '/api/v1/webhooks/{id}/switch-off', { refresh, onDone: () => say(t.switchedOff) });
  const on = useCommand('post', '/api/v1/webhooks/{id}/switch-on', { refresh, onDone: () => say(t.switchedOn) });
  const ping = useCommand('post', '/api/v1/webhooks/{id}/ping', { refresh, onDone: () => say(t.pinged) });
  const rotate = useCommand('post', '/api/v1/webhooks/{id}/rotate-secret', {
    refresh,
    onDone: (made) => setSecret(made.secret),
  });
  const remove = useCommand('delete', '/api/v1/webhooks/{id}', {
    refresh: [],
    onDone: () => {
      say(t.removed);
      void navigate(list, { replace: true });
    },
  });
  const names: Record<string, string> = t.kind;
  return (
    <>
      {failingSince && (
        <Notice kind="warning">
          <p>{t.failing(instant(failingSince))}</p>
        </Notice>
      )}
      <Facts
        items={[
          { label: t.url, value: <span className="break-all">{url}</span> },
          { label: t.kinds, value: kinds.map((kind) => names[kind]).join('、') },
          { label: t.on, value: state === 'off' ? (offReason ? t.offReasons[offReason] : t.off) : t.on },
        ]}
      />
      <ProblemNotice error={off.error ?? on.error ?? ping.error ?? rotate.error} />
      <div className="flex flex-wrap gap-3">
        {state === 'off' ? (
          <Button onPress={() => on.mutate(path)} busy={on.isPending}>
            {t.switchOn}
          </Button>
        ) : (
          <>
            <Button kind="secondary" onPress={() => ping.mutate(path)} busy={ping.isPending}>
              {t.ping}
            </Button>
            <Button kind="secondary" onPress={() => off.mutate(path)} busy={off.isPending}>
              {t.switchOff}
            </Button>
          </>
        )}
        <Button
          kind="secondary"
          onPress={() => rotate.mutate({ ...path, body: { overlapHours: OVERLAP_HOURS } })}
          busy={rotate.isPending}
        >
          {t.rotateSecret}
        </Button>
        <Button kind="plain" onPress={() => setRemoving(true)}>
          {t.remove}
        </Button>
      </div>
      <Deliveries webhookId={id} />
      <ConfirmDialog
        title={t.removeTitle}
        open={removing}
        danger
        action={t.remove}
        busy={remove.isPending}
        error={remove.error}
        onClose={() => setRemoving(false)}
        onConfirm={() => remove.mutate(path)}
      >
        <p>{t.removeLead}</p>
      </ConfirmDialog>
      {secret !== undefined && <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
    </>
  );
}
