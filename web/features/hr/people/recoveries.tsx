import { useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './people.texts';
import { PersonLine } from './person-line';

/** Colleagues who lost what they sign in with. Not there where nobody waits. */
export function Recoveries() {
  const t = useText(texts);
  const { instant } = useFormat();
  const { say } = useToast();
  const { data = [], error } = useApi().useQuery('get', '/api/v1/recovery-requests');
  const [asked, setAsked] = useState<components['schemas']['AskedRecoveryView']>();
  const approve = useCommand('post', '/api/v1/recovery-requests/{id}/approve', {
    refresh: ['/api/v1/recovery-requests'],
    onDone: () => {
      setAsked(undefined);
      say(t.vouched);
    },
  });
  if (error) return <ProblemNotice error={error} />;
  if (data.length === 0) return null;
  return (
    <Section title={t.recoveries} lead={t.recoveriesLead}>
      <ul className="flex flex-col">
        {data.map((request) => (
          <PersonLine
            key={request.id}
            name={request.name}
            email={request.email}
            note={t.asked(instant(request.requestedAt))}
          >
            {request.approved ? (
              <StatusTag tone="good">{t.approved}</StatusTag>
            ) : (
              <Button kind="secondary" size="sm" aria-label={t.vouchOf(request.name)} onPress={() => setAsked(request)}>
                {t.vouch}
              </Button>
            )}
          </PersonLine>
        ))}
      </ul>
      <ConfirmDialog
        title={t.vouchTitle(asked?.name ?? '')}
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        action={t.vouchGo}
        busy={approve.isPending}
        error={approve.error}
        onConfirm={() => asked && approve.mutate({ params: { path: { id: asked.id } } })}
      >
        <p>{t.vouchText(asked?.email ?? '')}</p>
      </ConfirmDialog>
    </Section>
  );
}
