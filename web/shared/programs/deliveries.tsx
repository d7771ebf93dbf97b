import { useApi } from '../api/use-api';
import { useCommand } from '../api/use-command';
import { useFormat } from '../format/format';
import { useText } from '../i18n/texts';
import { Button } from '../ui/button';
import { Loaded } from '../ui/loaded';
import { ProblemNotice } from '../ui/problem-notice';
import { StatusTag } from '../ui/status-tag';
import { texts } from './programs.texts';
import type { WebhookKind } from './webhook-kind';

const TONES = { waiting: 'info', delivered: 'good', dead: 'bad' } as const;
const SHOWN = 20;
const LOOK_AGAIN_MS = 5_000;

/** What was sent to one address lately, and what became of it. */
export function Deliveries({ webhookId }: { webhookId: string }) {
  const t = useText(texts);
  const { instant } = useFormat();
  const deliveries = useApi().useQuery(
    'get',
    '/api/v1/webhooks/{id}/deliveries',
    { params: { path: { id: webhookId }, query: { limit: SHOWN } } },
    { refetchInterval: LOOK_AGAIN_MS },
  );
  const again = useCommand('post', '/api/v1/webhooks/{id}/deliveries/{eventId}/redeliver', {
    refresh: ['/api/v1/webhooks/{id}/deliveries'],
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
              {items.map(({ eventId, kind, state, attempts, createdAt, lastStatus, trouble }) => (
                <li
                  key={eventId}
                  className="flex flex-wrap items-center justify-between gap-2 border-b border-solid-gray-200 py-2"
                >
                  <span>
                    {instant(createdAt)} {kind in t.kind_ ? t.kind_[kind as WebhookKind] : kind}
                  </span>
                  <span className="flex flex-wrap items-center gap-2">
                    <StatusTag tone={TONES[state]}>{t.state[state]}</StatusTag>
                    {t.attempts(attempts)} {trouble ?? lastStatus ?? ''}
                    {state === 'dead' && (
                      <Button
                        kind="plain"
                        size="sm"
                        busy={again.isPending}
                        onPress={() => again.mutate({ params: { path: { id: webhookId, eventId } } })}
                      >
                        {t.again}
                      </Button>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Loaded>
  );
}
