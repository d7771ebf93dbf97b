import { apiOf } from '../../shared/api/client';
import type { components } from '../../shared/api/schema';
import { forgetEverything } from '../../shared/api/use-api';
import { useCommand } from '../../shared/api/use-command';
import { useText } from '../../shared/i18n/texts';
import { homeOf } from '../../shared/session/use-account';
import { Button } from '../../shared/ui/button';
import type { ButtonKind } from '../../shared/ui/button-look';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { texts } from './demo.texts';

export type Face = components['schemas']['DemoFaceView'];

interface Props {
  person: Face['person'];
  kind?: ButtonKind;
  /** Where in the person's workplace to begin. */
  at?: string;
}

/** Signs in as somebody of the demo, and goes to where that person works. */
export function BeButton({ person, kind = 'primary', at = '' }: Props) {
  const t = useText(texts);
  const be = useCommand('post', '/api/v1/auth/demo-sign-in', {
    refresh: [],
    onDone: () => {
      forgetEverything();
      void apiOf()
        .http.GET('/api/v1/auth/me')
        .then(({ data }) => {
          const [role] = data?.roles ?? [];
          location.assign(role ? `${homeOf(role)}${at}` : '/home');
        });
    },
  });
  return (
    <>
      <ProblemNotice error={be.error} />
      <Button
        kind={kind}
        size="sm"
        busy={be.isPending || be.isSuccess}
        onPress={() => be.mutate({ body: { role: person } })}
      >
        {t.be(t.faces[person])}
      </Button>
    </>
  );
}
