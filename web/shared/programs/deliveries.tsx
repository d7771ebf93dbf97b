import { useApi } from '../api/use-api';
import { useCommand } from '../api/use-command';
import { useFormat } from '../format/format';
import { useText } from '../i18n/texts';
import { usePermissions } from '../session/use-me';
import { Button } from '../ui/button';
import { Loaded } from '../ui/loaded';
import { ProblemNotice } from '../ui/problem-notice';
import { StatusTag } from '../ui/status-tag';
import { useToast } from '../ui/toast';
import { texts } from './programs.texts';
import type { WebhookKind } from './webhook-kind';

const TONES = { waiting: 'info', delivered: 'good', dead: 'bad' } as const;
const SHOWN = 20;
const LOOK_AGAIN_MS = 5_000;

/** What was sent to one address lately, and what became of it. */
export function Deliveries({ webhookId }: { webhookId: string }) {
  const t = useText(texts);
  const { instant } = useFormat();
  const { say } = useToast();
  const may = usePermissions();
  const deliveries = useApi().useQuery(
    'get',
    '/api/v1/webhooks/{id}/deliveries',
    { params: { path: { id: webhookId }, query: { limit: SHOWN } } },
    { refetchInterval: LOOK_AGAIN_MS },
  );
  const again = useCommand('post', '/api/v1/webhooks/{id}/deliveries/{eventId}/redeliver', {
    refresh: ['/api/v1/webhooks/{id}/deliveries'],
    onDone: () => say(t.sentAgain),
  });
  return (
    <Loaded of={deliveries}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="text-solid-gray-700">{t.noDeliveries}</p>
        ) : (
          <>
            <ProblemNotice error={again.error} />
            <ul className="flex flex-col text-sm">
              {items.map(({ eventId, kind, state, attempts, createdAt, lastStatus, trouble }) => {
                const what = `${instant(createdAt)} ${kind in t.kind_ ? t.kind_[kind as WebhookKind] : t.trial}`;
                return (
                  <li
                    key={eventId}
                    className="flex flex-wrap items-center justify-between gap-2 border-b border-solid-gray-200 py-2"
                  >
                    <span>{what}</span>
                    <span className="flex flex-wrap items-center gap-2">
                      <StatusTag tone={TONES[state]}>{t.state[state]}</StatusTag>
                      {t.attempts(attempts)} {trouble ?? lastStatus ?? ''}
                      {state !== 'waiting' && may('webhooks.write') && (
                        <Button
                          kind="plain"
                          size="sm"
                          aria-label={t.againOf(what)}
                          busy={again.isPending}
                          onPress={() => again.mutate({ params: { path: { id: webhookId, eventId } } })}
                        >
                          {t.again}
                        </Button>
                      )}
                    </span>
                  </li>
                );
              })}
            </ul>
          </>
        )
      }
    </Loaded>
  );
}
