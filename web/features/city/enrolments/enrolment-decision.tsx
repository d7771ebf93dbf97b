import { useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { Card } from '../../../shared/ui/card';
import { Notice } from '../../../shared/ui/notice';
import { Section } from '../../../shared/ui/section';
import { useToast } from '../../../shared/ui/toast';
import { ReasonDialog } from '../parts/reason-dialog';
import { useActors } from '../parts/use-actors';
import { texts as decisionTexts } from './enrolment-decision.texts';
import type { Enrolment } from './enrolment-facts';
import { texts } from './enrolment.texts';
import { reasons } from './reasons';

type Event = components['schemas']['EnrolmentEventView'];

/** What is to be decided about an application, by another person than the one who made it. */
export function EnrolmentDecision({ enrolment, history }: { enrolment: Enrolment; history: readonly Event[] }) {
  const t = useText(texts);
  const d = useText(decisionTexts);
  const r = useText(reasons);
  const { month } = useFormat();
  const { say } = useToast();
  const may = usePermissions();
  const applicant = history.find(({ event }) => event === 'apply')?.actorId;
  const { isMe } = useActors([applicant]);
  const [asked, setAsked] = useState<'approve' | 'refuse'>();
  const close = () => setAsked(undefined);
  const params = { path: { id: enrolment.id } };
  const approve = useCommand('post', '/api/v1/enrolments/{id}/approve', {
    onDone: () => {
      close();
      say(d.approved);
    },
  });
  const refuse = useCommand('post', '/api/v1/enrolments/{id}/refuse', {
    onDone: () => {
      close();
      say(d.refused);
    },
  });
  const mine = isMe(applicant);

  if (!may('enrolments.decide')) return null;
  return (
    <Section title={t.decide}>
      <Card tone="brand">
        {mine ? (
          <Notice kind="warning" title={t.appliedByMe}>
            <p>{t.appliedByMeWhy}</p>
          </Notice>
        ) : (
          <p>{t.decideNext}</p>
        )}
        <div className="flex flex-wrap gap-3">
          {!mine && <Button onPress={() => setAsked('approve')}>{t.approve}</Button>}
          <Button kind="secondary" onPress={() => setAsked('refuse')}>
            {t.refuse}
          </Button>
        </div>
      </Card>
      {asked === 'approve' && (
        <ReasonDialog
          title={d.approveTitle(enrolment.name)}
          action={t.approve}
          busy={approve.isPending}
          error={approve.error}
          ready={[r.checked, r.asked]}
          onClose={close}
          onConfirm={(reason) => approve.mutate({ params, body: { reason } })}
        >
          <p>{d.approveWhat(month(enrolment.firstMonth))}</p>
        </ReasonDialog>
      )}
      {asked === 'refuse' && (
        <ReasonDialog
          title={d.refuseTitle(enrolment.name)}
          action={t.refuse}
          danger
          busy={refuse.isPending}
          error={refuse.error}
          ready={[r.double, r.wrong]}
          onClose={close}
          onConfirm={(reason) => refuse.mutate({ params, body: { reason } })}
        >
          <p>{d.refuseWhat}</p>
        </ReasonDialog>
      )}
    </Section>
  );
}
