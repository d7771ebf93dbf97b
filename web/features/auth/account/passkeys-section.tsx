import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useState } from 'react';
import { useFormat } from '../../../shared/format/format';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Loaded } from '../../../shared/ui/loaded';
import { Section } from '../../../shared/ui/section';
import { texts } from './account.texts';
import { NewPasskey } from './new-passkey';
import { RenamePasskey } from './rename-passkey';
import { Unfolding } from './unfolding';

export function PasskeysSection() {
  const t = useText(texts);
  const { instant } = useFormat();
  const passkeys = useApi().useQuery('get', '/api/v1/auth/passkeys');
  const [removing, setRemoving] = useState<string>();
  const [renaming, setRenaming] = useState<string>();
  const remove = useCommand('post', '/api/v1/auth/passkeys/{id}/remove', { onDone: () => setRemoving(undefined) });
  return (
    <Section title={t.passkeys} lead={<p>{t.passkeysLead}</p>}>
      <Loaded of={passkeys}>
        {(data) => {
          const list = [data].flat();
          if (list.length === 0) return <p className="text-solid-gray-700">{t.noPasskeys}</p>;
          return (
            <ul className="flex flex-col">
              {list.map(({ id, label, lastUsedAt }) => (
                <li key={id} className="flex flex-col gap-2 border-b border-solid-gray-200 py-3">
                  <div className="flex flex-wrap items-center justify-between gap-3">
                    <span className="min-w-0">
                      <span className="block font-bold">{label}</span>
                      <span className="block text-sm text-solid-gray-700">
                        {lastUsedAt ? t.lastUsed(instant(lastUsedAt)) : t.never}
                      </span>
                    </span>
                    <span className="flex gap-2">
                      <Button
                        kind="plain"
                        size="sm"
                        aria-label={`${t.rename} ${label}`}
                        onPress={() => setRenaming(renaming === id ? undefined : id)}
                      >
                        {t.rename}
                      </Button>
                      <Button
                        kind="secondary"
                        size="sm"
                        aria-label={`${t.remove} ${label}`}
                        onPress={() => setRemoving(id)}
                      >
                        {t.remove}
                      </Button>
                    </span>
                  </div>
                  {renaming === id && <RenamePasskey id={id} label={label} onDone={() => setRenaming(undefined)} />}
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      {browserSupportsWebAuthn() ? (
        <Unfolding action={t.addPasskey}>{(fold) => <NewPasskey onDone={fold} />}</Unfolding>
      ) : (
        <p>{t.noSupport}</p>
      )}
      <ConfirmDialog
        title={t.removePasskey}
        open={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        onConfirm={() => remove.mutate({ params: { path: { id: removing ?? '' } } })}
        action={t.remove}
        danger
        busy={remove.isPending}
        error={remove.error}
      >
        <p>{t.removePasskeyLead}</p>
      </ConfirmDialog>
    </Section>
  );
}
