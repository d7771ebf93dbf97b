import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Loaded } from '../../../shared/ui/loaded';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { StatusTag, type Tone } from '../../../shared/ui/status-tag';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './programs.texts';

type Delivery = components['schemas']['DeliveryView'];

const TONES: Record<Delivery['state'], Tone> = { waiting: 'info', delivered: 'good', dead: 'bad' };
const LOOK_AGAIN_MS = 3_000;

/** What was sent to an address, the newest first, looked at again while something waits. */
export function Deliveries({ webhookId }: { webhookId: string }) {
  const t = useText(texts);
  const { instant } = useFormat();
  const { say } = useToast();
  const deliveries = useApi().useQuery(
    'get',
    '/api/v1/webhooks/{id}/deliveries',
    { params: { path: { id: webhookId }, query: { limit: 50 } } },
    {
      refetchInterval: ({ state: { data } }) =>
        data?.items.some(({ state }) => state === 'waiting') ? LOOK_AGAIN_MS : false,
    },
  );
  const again = useCommand('post', '/api/v1/webhooks/{id}/deliveries/{eventId}/redeliver', {
    refresh: ['/api/v1/webhooks/{id}/deliveries'],
    onDone: () => say(t.sentAgain),
  });
  const names: Record<string, string> = t.kind;
  return (
    <Section title={t.deliveries}>
      <ProblemNotice error={again.error} />
      <Loaded of={deliveries}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-solid-gray-700">{t.deliveriesNone}</p>
          ) : (
            <ul className="flex flex-col divide-y divide-solid-gray-200 border-y border-solid-gray-200">
              {items.map(({ eventId, kind, createdAt, state, attempts, lastStatus }) => {
                const what = `${names[kind] ?? t.pingKind} ${instant(createdAt)}`;
                return (
                  <li key={eventId} className="flex flex-wrap items-center justify-between gap-3 py-3">
                    <div>
                      <p className="flex flex-wrap items-center gap-3">
                        <strong>{names[kind] ?? t.pingKind}</strong>
                        <StatusTag tone={TONES[state]}>{t.state[state]}</StatusTag>
                      </p>
                      <p className="text-sm text-solid-gray-700">
                        {instant(createdAt)} ・ {t.attempts(attempts)}
                        {lastStatus !== null && ` ・ ${t.status(lastStatus)}`}
                      </p>
                    </div>
                    {state !== 'waiting' && (
                      <Button
                        kind="secondary"
                        size="sm"
                        aria-label={t.againOf(what)}
                        onPress={() => again.mutate({ params: { path: { id: webhookId, eventId } } })}
                      >
                        {t.again}
                      </Button>
                    )}
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
