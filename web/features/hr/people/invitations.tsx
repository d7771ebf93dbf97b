import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Loaded } from '../../../shared/ui/loaded';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './people.texts';
import { PersonLine } from './person-line';

const MOST = 100;

/** Those who were asked to take the role and have not answered. */
export function Invitations() {
  const t = useText(texts);
  const { instant } = useFormat();
  const { say } = useToast();
  const read = useApi().useQuery('get', '/api/v1/invitations', { params: { query: { limit: MOST } } });
  const revoke = useCommand('post', '/api/v1/invitations/{id}/revoke', {
    refresh: ['/api/v1/invitations'],
    onDone: () => say(t.takenBack),
  });
  return (
    <Section title={t.invitations}>
      <ProblemNotice error={revoke.error} />
      <Loaded of={read}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-solid-gray-700">{t.none}</p>
          ) : (
            <ul className="flex flex-col">
              {items.map(({ id, name, email, expiresAt, handsOver }) => (
                <PersonLine
                  key={id}
                  name={
                    <>
                      {name}
                      {handsOver && <StatusTag tone="info">{t.successorOf}</StatusTag>}
                    </>
                  }
                  email={email}
                  note={t.until(instant(expiresAt))}
                >
                  <Button
                    kind="secondary"
                    size="sm"
                    aria-label={t.takeBackOf(name)}
                    busy={revoke.isPending && revoke.variables.params.path.id === id}
                    onPress={() => revoke.mutate({ params: { path: { id } } })}
                  >
                    {t.takeBack}
                  </Button>
                </PersonLine>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
