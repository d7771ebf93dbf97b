import { useState } from 'react';
import { useApi, useGrantId } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { useToast } from '../../../shared/ui/toast';
import { useTo } from '../use-hr';
import { texts } from './people.texts';
import { PersonLine } from './person-line';

const MOST = 100;

/** Those who hold the role now: each can hand over, or is taken off. */
export function Holders() {
  const t = useText(texts);
  const to = useTo();
  const { say } = useToast();
  const { day } = useFormat();
  const grantId = useGrantId();
  const read = useApi().useQuery('get', '/api/v1/role-grants', { params: { query: { limit: MOST } } });
  const [asked, setAsked] = useState<{ id: string; name: string }>();
  const end = useCommand('post', '/api/v1/role-grants/{id}/end', {
    refresh: ['/api/v1/role-grants'],
    onDone: ({ id }) => {
      setAsked(undefined);
      // Whoever has ended the own role has no screen here any more.
      if (id === grantId) location.assign('/home');
      else say(t.ended);
    },
  });
  const only = read.data?.items.length === 1;
  return (
    <Section title={t.now}>
      <Loaded of={read}>
        {({ items }) => (
          <ul className="flex flex-col">
            {items.map(({ id, name = '', email = '', grantedAt }) => (
              <PersonLine
                key={id}
                name={
                  <>
                    {name}
                    {id === grantId && <StatusTag tone="info">{t.you}</StatusTag>}
                  </>
                }
                email={email}
                note={t.since(day(grantedAt))}
              >
                <LinkButton
                  to={to(`people/${id}/hand-over`)}
                  kind="secondary"
                  size="sm"
                  aria-label={t.handOverOf(name)}
                >
                  {t.handOver}
                </LinkButton>
                <Button kind="plain" size="sm" aria-label={t.endOf(name)} onPress={() => setAsked({ id, name })}>
                  {t.end}
                </Button>
              </PersonLine>
            ))}
          </ul>
        )}
      </Loaded>
      <ConfirmDialog
        title={t.endTitle(asked?.name ?? '')}
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        action={t.end}
        danger
        busy={end.isPending}
        error={end.error}
        onConfirm={() => asked && end.mutate({ params: { path: { id: asked.id } } })}
      >
        <p>{only ? t.endLast : asked?.id === grantId ? t.endSelf : t.endText}</p>
      </ConfirmDialog>
    </Section>
  );
}
