import { useState } from 'react';
import { useParams } from 'react-router';
import type { components } from '../../../shared/api/schema';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Facts } from '../../../shared/ui/facts';
import { Loaded } from '../../../shared/ui/loaded';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { useToast } from '../../../shared/ui/toast';
import { Instant } from '../parts/dates';
import { ReplyForm } from '../parts/reply-form';
import { Talk } from '../parts/talk';
import { useCityPath } from '../parts/use-city-path';
import { texts } from './pressure.texts';

type Report = components['schemas']['PressureDetailView'];

export function PressurePage() {
  const t = useText(texts);
  const path = useCityPath();
  const { id = '' } = useParams();
  const read = useApi().useQuery('get', '/api/v1/reports-of-pressure/{id}', { params: { path: { id } } });
  return (
    <Page title={t.pageTitle} narrow back={{ to: path('pressure'), label: t.back }}>
      <Loaded of={read}>{(report) => <Whole report={report} />}</Loaded>
    </Page>
  );
}

function Whole({ report }: { report: Report }) {
  const t = useText(texts);
  const { instant } = useFormat();
  return (
    <>
      <Notice kind="warning" title={t.quiet}>
        {report.anonymous && <p>{t.anonymousWhy}</p>}
      </Notice>
      <Facts
        items={[
          { label: t.state, value: t.states[report.state] },
          { label: t.who, value: report.reporter?.name ?? t.hidden },
          { label: t.employer, value: report.reporter?.employerName ?? '―' },
          { label: t.told, value: <Instant at={report.toldAt} /> },
        ]}
      />
      <Section title={t.talk}>
        <Talk
          empty={t.none}
          messages={report.conversation.map((one) => ({
            key: String(one.number),
            ours: one.side === 'city',
            who: t[one.side],
            at: instant(one.at),
            words: one.words,
          }))}
        />
        <Answer report={report} />
      </Section>
      <Decision report={report} />
    </>
  );
}

function Answer({ report: { id, state } }: { report: Report }) {
  const t = useText(texts);
  const { say } = useToast();
  const may = usePermissions();
  const answer = useCommand('post', '/api/v1/reports-of-pressure/{id}/answers', { onDone: () => say(t.sent) });
  if (!may('pressure.answer') || state === 'closed') return null;
  return (
    <ReplyForm
      label={t.answer}
      hint={t.answerHint}
      missing={t.missing}
      action={t.send}
      field="words"
      busy={answer.isPending}
      error={answer.error}
      onSend={(words, forget) => answer.mutate({ params: { path: { id } }, body: { words } }, { onSuccess: forget })}
    />
  );
}

function Decision({ report: { id, state } }: { report: Report }) {
  const t = useText(texts);
  const { say } = useToast();
  const may = usePermissions();
  const [asked, setAsked] = useState<'looked_into' | 'closed'>();
  const decide = useCommand('post', '/api/v1/reports-of-pressure/{id}/decision', {
    onDone: () => {
      setAsked(undefined);
      say(t.done);
    },
  });
  if (!may('pressure.decide') || state === 'closed') return null;
  return (
    <Section title={t.act}>
      <div className="flex flex-wrap gap-3">
        {state === 'open' && (
          <Button kind="secondary" onPress={() => setAsked('looked_into')}>
            {t.lookInto}
          </Button>
        )}
        <Button kind="secondary" onPress={() => setAsked('closed')}>
          {t.close}
        </Button>
      </div>
      {asked && (
        <ConfirmDialog
          open
          title={asked === 'closed' ? t.closeTitle : t.lookIntoTitle}
          action={asked === 'closed' ? t.close : t.lookInto}
          busy={decide.isPending}
          error={decide.error}
          onClose={() => setAsked(undefined)}
          onConfirm={() => decide.mutate({ params: { path: { id } }, body: { state: asked } })}
        >
          <p>{asked === 'closed' ? t.closeWhat : t.lookIntoWhat}</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}
