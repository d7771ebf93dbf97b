import { useState } from 'react';
import { useApi } from '../api/use-api';
import { useText } from '../i18n/texts';
import { usePermissions } from '../session/use-me';
import { Button } from '../ui/button';
import { Loaded } from '../ui/loaded';
import { Section } from '../ui/section';
import { NewWebhookDialog } from './new-webhook-dialog';
import { texts } from './programs.texts';
import type { ProgramScope, ProgramShop } from './scope';
import { ShownOnce } from './shown-once';
import { Webhook } from './webhook';
import type { WebhookKind } from './webhook-kind';

interface Props {
  kinds: readonly WebhookKind[];
  scope: ProgramScope;
  /** Where a program may be told of one shop alone: among which to choose. */
  shops?: readonly ProgramShop[];
}

/** Which programs are told of what happens, and whether it arrives. */
export function Webhooks({ kinds, scope, shops = [] }: Props) {
  const t = useText(texts);
  const may = usePermissions();
  const webhooks = useApi().useQuery('get', '/api/v1/webhooks', { params: { query: { limit: 200 } } });
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  return (
    <Section
      title={t.webhooks}
      lead={<p>{t.webhooksLead}</p>}
      actions={
        may('webhooks.write') && (
          <Button kind="secondary" onPress={() => setMaking(true)}>
            {t.newWebhook}
          </Button>
        )
      }
    >
      {secret && <ShownOnce secret={secret} lead={t.secretOnce} onClose={() => setSecret(undefined)} />}
      <Loaded of={webhooks}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-solid-gray-700">{t.noWebhooks}</p>
          ) : (
            <ul className="flex flex-col gap-3">
              {items.map((webhook) => (
                <Webhook key={webhook.id} webhook={webhook} onSecret={setSecret} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {making && (
        <NewWebhookDialog
          kinds={kinds}
          scope={scope}
          shops={shops}
          onClose={() => setMaking(false)}
          onMade={(made) => {
            setMaking(false);
            setSecret(made);
          }}
        />
      )}
    </Section>
  );
}
