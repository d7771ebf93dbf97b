import { useState } from 'react';
import { useApi } from '../api/use-api';
import { useText } from '../i18n/texts';
import { usePermissions } from '../session/use-me';
import { Button } from '../ui/button';
import { Loaded } from '../ui/loaded';
import { Section } from '../ui/section';
import { ApiKey } from './api-key';
import { NewKeyDialog } from './new-key-dialog';
import { texts } from './programs.texts';
import type { ProgramScope, ProgramShop } from './scope';
import { ShownOnce } from './shown-once';

interface Props {
  /** What sort of program this workplace lets in; none where keys are only looked after. */
  roles: readonly ('pos_client' | 'hris_client')[];
  scope: ProgramScope;
  /** Where a key is good at one shop: among which to choose. */
  shops?: readonly ProgramShop[];
}

/** The keys by which programs come in: made, replaced before anybody is shut out, stopped. */
export function ApiKeys({ roles, scope, shops = [] }: Props) {
  const t = useText(texts);
  const may = usePermissions();
  const keys = useApi().useQuery('get', '/api/v1/access-tokens', { params: { query: { limit: 200 } } });
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  return (
    <Section
      title={t.keys}
      lead={<p>{t.keysLead}</p>}
      actions={
        roles.length > 0 &&
        may('access_tokens.write') && (
          <Button kind="secondary" onPress={() => setMaking(true)}>
            {t.newKey}
          </Button>
        )
      }
    >
      {secret && <ShownOnce secret={secret} lead={t.shownOnce} onClose={() => setSecret(undefined)} />}
      <Loaded of={keys}>
        {({ items }) => {
          const live = items.filter(({ revokedAt }) => revokedAt === null);
          const stopped = items.filter(({ revokedAt }) => revokedAt !== null);
          return (
            <>
              {live.length === 0 && <p className="text-solid-gray-700">{t.noKeys}</p>}
              <ul className="flex flex-col">
                {live.map((key) => (
                  <ApiKey key={key.id} token={key} shops={shops} onSecret={setSecret} />
                ))}
              </ul>
              {stopped.length > 0 && (
                <details>
                  <summary className="min-h-11 cursor-pointer py-2">
                    {t.revoked} ({stopped.length})
                  </summary>
                  <ul className="flex flex-col">
                    {stopped.map((key) => (
                      <ApiKey key={key.id} token={key} shops={shops} onSecret={setSecret} />
                    ))}
                  </ul>
                </details>
              )}
            </>
          );
        }}
      </Loaded>
      {making && (
        <NewKeyDialog
          roles={roles}
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
