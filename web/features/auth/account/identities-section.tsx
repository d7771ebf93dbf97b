import { useState } from 'react';
import { useFormat } from '../../../shared/format/format';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useLanguage } from '../../../shared/i18n/language';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { texts } from './account.texts';

/** Other services whose sign-in opens this account too; nothing where the operator has set up none. */
export function IdentitiesSection() {
  const t = useText(texts);
  const { language } = useLanguage();
  const { instant } = useFormat();
  const api = useApi();
  const providers = [api.useQuery('get', '/api/v1/auth/oidc/providers').data ?? []].flat();
  const linked = [api.useQuery('get', '/api/v1/auth/oidc/identities').data ?? []].flat();
  const [removing, setRemoving] = useState<string>();
  const visit = useCommand('post', '/api/v1/auth/oidc/identities/visit', {
    onDone: ({ address }) => location.assign(address),
  });
  const remove = useCommand('post', '/api/v1/auth/oidc/identities/{id}/remove', {
    onDone: () => setRemoving(undefined),
  });
  if (providers.length === 0 && linked.length === 0) return null;
  const nameOf = (id: string) => {
    const provider = providers.find((one) => one.id === id);
    return provider ? (language === 'ja' ? provider.nameJa : provider.nameEn) : id;
  };
  return (
    <Section title={t.identities}>
      <ul className="flex flex-col">
        {linked.map(({ id, provider, linkedAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-3 border-b border-solid-gray-200 py-3"
          >
            <span>
              <span className="block font-bold">{nameOf(provider)}</span>
              <span className="block text-sm text-solid-gray-700">{t.linkedAt(instant(linkedAt))}</span>
            </span>
            <Button
              kind="secondary"
              size="sm"
              aria-label={`${t.remove} ${nameOf(provider)}`}
              onPress={() => setRemoving(id)}
            >
              {t.remove}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemNotice error={visit.error} />
      <div className="flex flex-wrap gap-3">
        {providers.map(({ id }) => (
          <Button
            key={id}
            kind="secondary"
            busy={visit.isPending}
            onPress={() => visit.mutate({ body: { provider: id } })}
          >
            {t.addIdentity(nameOf(id))}
          </Button>
        ))}
      </div>
      <ConfirmDialog
        title={t.removeIdentity}
        open={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        onConfirm={() => remove.mutate({ params: { path: { id: removing ?? '' } } })}
        action={t.remove}
        danger
        busy={remove.isPending}
        error={remove.error}
      />
    </Section>
  );
}
