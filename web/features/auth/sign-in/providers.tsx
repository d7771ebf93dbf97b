import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useLanguage } from '../../../shared/i18n/language';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { keepNext } from '../go-on';
import { texts } from './sign-in.texts';

/** What the operator has set up: the city's own directory, a company's, another service. */
export function Providers() {
  const t = useText(texts);
  const { language } = useLanguage();
  const { data: providers } = useApi().useQuery('get', '/api/v1/auth/oidc/providers');
  const visit = useCommand('post', '/api/v1/auth/oidc/visit', {
    onDone: ({ address }) => {
      keepNext();
      location.assign(address);
    },
  });
  if (!Array.isArray(providers) || providers.length === 0) return null;
  return (
    <>
      <ProblemNotice error={visit.error} />
      {providers.map(({ id, nameJa, nameEn }) => (
        <Button
          key={id}
          kind="secondary"
          size="lg"
          wide
          busy={visit.isPending}
          onPress={() => visit.mutate({ body: { provider: id } })}
        >
          {t.with(language === 'ja' ? nameJa : nameEn)}
        </Button>
      ))}
    </>
  );
}
