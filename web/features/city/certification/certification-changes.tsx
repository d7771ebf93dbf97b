import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { useCity, usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { fieldError } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { ReasonDialog } from '../parts/reason-dialog';
import { useCityPath } from '../parts/use-city-path';
import type { Application } from './application';
import { texts as pageTexts } from './certification.texts';
import { texts } from './decision.texts';

type Change = 'suspend' | 'resume' | 'revoke';

/** What can happen to a certification that was given: stopped for a while, let go on, taken away, renewed. */
export function CertificationChanges({ application, holderName }: { application: Application; holderName: string }) {
  const page = useText(pageTexts);
  const t = useText(texts);
  const may = usePermissions();
  const [asked, setAsked] = useState<Change | 'renew'>();
  const { state, followedBy } = application;
  const decides = may('certifications.decide');
  const changes: Change[] = [
    ...(decides && state === 'certified' ? (['suspend'] as const) : []),
    ...(decides && state === 'suspended' ? (['resume'] as const) : []),
    ...(decides && (state === 'certified' || state === 'suspended') ? (['revoke'] as const) : []),
  ];
  const renewable = may('certifications.apply') && (state === 'certified' || state === 'expired') && !followedBy;
  if (changes.length === 0 && !renewable) return null;
  return (
    <Section title={page.changes}>
      <div className="flex flex-wrap gap-3">
        {renewable && (
          <Button kind="secondary" onPress={() => setAsked('renew')}>
            {t.renew}
          </Button>
        )}
        {changes.map((change) => (
          <Button key={change} kind="secondary" onPress={() => setAsked(change)}>
            {t[change]}
          </Button>
        ))}
      </div>
      {asked === 'renew' && (
        <RenewDialog application={application} holderName={holderName} onClose={() => setAsked(undefined)} />
      )}
      {asked && asked !== 'renew' && (
        <ChangeDialog
          change={asked}
          application={application}
          holderName={holderName}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Section>
  );
}

interface DialogProps {
  application: Application;
  holderName: string;
  onClose: () => void;
}

function ChangeDialog({ change, application: { id }, holderName, onClose }: DialogProps & { change: Change }) {
  const t = useText(texts);
  const { say } = useToast();
  const { data: city } = useCity();
  const [on, setOn] = useState<string>();
  const words = {
    suspend: { title: t.suspendTitle, what: t.suspendWhat, done: t.suspended, ready: [t.ready.abuse, t.ready.asked] },
    resume: { title: t.resumeTitle, what: t.resumeWhat, done: t.resumed, ready: [t.ready.cleared, t.ready.asked] },
    revoke: { title: t.revokeTitle, what: t.revokeWhat, done: t.revoked, ready: [t.ready.closed, t.ready.asked] },
  }[change];
  const onDone = () => {
    onClose();
    say(words.done);
  };
  const commands = {
    suspend: useCommand('post', '/api/v1/certifications/{id}/suspend', { onDone }),
    resume: useCommand('post', '/api/v1/certifications/{id}/resume', { onDone }),
    revoke: useCommand('post', '/api/v1/certifications/{id}/revoke', { onDone }),
  };
  const { mutate, isPending, error } = commands[change];
  const day = on ?? city?.today ?? '';
  return (
    <ReasonDialog
      title={words.title(holderName)}
      action={t[change]}
      danger={change !== 'resume'}
      busy={isPending}
      error={error}
      most={1000}
      ready={words.ready}
      complete={day !== ''}
      onClose={onClose}
      onConfirm={(reason) => mutate({ params: { path: { id } }, body: { reason, fromOn: day } })}
    >
      <p>{words.what}</p>
      <TextField
        label={t.on}
        type="date"
        required
        min={city?.today ?? ''}
        value={day}
        onChange={setOn}
        error={day === '' ? t.missingDay : fieldError(error, 'fromOn')}
      />
    </ReasonDialog>
  );
}

function RenewDialog({ application: { id }, holderName, onClose }: DialogProps) {
  const t = useText(texts);
  const { say } = useToast();
  const navigate = useNavigate();
  const path = useCityPath();
  const renew = useCommand('post', '/api/v1/certifications/{id}/renew', {
    onDone: (made) => {
      say(t.renewed);
      void navigate(path(`certifications/${made.id}`));
    },
  });
  return (
    <ReasonDialog
      title={t.renewTitle(holderName)}
      action={t.renew}
      busy={renew.isPending}
      error={renew.error}
      most={1000}
      ready={[t.ready.asked]}
      onClose={onClose}
      onConfirm={(reason) => renew.mutate({ params: { path: { id } }, body: { reason } })}
    >
      <p>{t.renewWhat}</p>
    </ReasonDialog>
  );
}
