import { useState } from 'react';
import { useApi, useGrantId } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { NewWebhookDialog } from './new-webhook-dialog';
import { texts } from './programs.texts';
import { SecretDialog } from './secret-dialog';

/** Where the shop's own programs are told what happened. */
export function Webhooks() {
  const t = useText(texts);
  const home = `/shop/${useGrantId()}/programs`;
  const webhooks = useApi().useQuery('get', '/api/v1/webhooks', { params: { query: { limit: 100 } } });
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  return (
    <Section
      title={t.hooks}
      lead={<p>{t.hooksLead}</p>}
      actions={
        <Button kind="secondary" onPress={() => setMaking(true)}>
          {t.hookMake}
        </Button>
      }
    >
      <Loaded of={webhooks}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-solid-gray-700">{t.hooksNone}</p>
          ) : (
            <ul className="flex flex-col divide-y divide-solid-gray-200 border-y border-solid-gray-200">
              {items.map(({ id, label, url, state, failingSince }) => (
                <li key={id} className="flex flex-col gap-1 py-3">
                  <p className="flex flex-wrap items-center gap-3">
                    <TextLink to={`${home}/${id}`}>{label}</TextLink>
                    <StatusTag tone={state === 'off' ? 'neutral' : failingSince ? 'warn' : 'good'}>
                      {state === 'off' ? t.off : t.on}
                    </StatusTag>
                  </p>
                  <p className="text-sm break-all text-solid-gray-700">{url}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {making && <NewWebhookDialog onClose={() => setMaking(false)} onMade={setSecret} />}
      {secret !== undefined && <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
    </Section>
  );
}
