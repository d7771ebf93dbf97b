import { useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import type { components } from '../../../shared/api/schema';
import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Card } from '../../../shared/ui/card';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Empty } from '../../../shared/ui/empty';
import { Facts } from '../../../shared/ui/facts';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { StatusTag, type Tone } from '../../../shared/ui/status-tag';
import { useToast } from '../../../shared/ui/toast';
import { useHome } from '../use-home';
import { texts } from './enrolment.texts';

type Enrolment = components['schemas']['EnrolmentRow'];

const TONES: Record<Enrolment['state'], Tone> = {
  applied: 'info',
  approved: 'warn',
  refused: 'neutral',
  active: 'good',
  on_leave: 'info',
  ended: 'neutral',
};

/** A parent's own place in the programme; taken up in person. */
export function EnrolmentPage() {
  const t = useText(texts);
  const home = useHome();
  const places = useApi().useQuery('get', '/api/v1/enrolments', { params: { query: { limit: 20 } } });
  return (
    <Page title={t.title} back={{ to: `${home}/more`, label: t.back }} narrow>
      <Loaded of={places}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t.none}>{t.noneLead}</Empty>
          ) : (
            <ul className="flex flex-col gap-4">
              {items.map((enrolment) => (
                <li key={enrolment.id}>
                  <Place enrolment={enrolment} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

function Place({ enrolment }: { enrolment: Enrolment }) {
  const t = useText(texts);
  const { day, month } = useFormat();
  const { say } = useToast();
  const [sure, setSure] = useState(false);
  const { id, state, returnedOn, childBirthDate, firstMonth, lastMonth, endedOn, endReason, employerName } = enrolment;
  const activate = useCommand('post', '/api/v1/enrolments/{id}/activate', {
    onDone: () => {
      setSure(false);
      say(t.started);
    },
  });
  const facts = (
    <Facts
      items={[
        { label: t.employer, value: employerName },
        { label: t.returned, value: day(returnedOn) },
        { label: t.birth, value: day(childBirthDate) },
        { label: t.first, value: month(firstMonth) },
        { label: t.last, value: month(lastMonth) },
        ...(endedOn ? [{ label: t.ended, value: day(endedOn) }] : []),
        ...(endReason ? [{ label: t.reason, value: t.reasons[endReason] }] : []),
      ]}
    />
  );
  return (
    <Card>
      <div>
        <StatusTag tone={TONES[state]}>{t.states[state]}</StatusTag>
      </div>
      {state === 'on_leave' && <p>{t.onLeave}</p>}
      {facts}
      {state === 'approved' && (
        <>
          <p>{t.startLead}</p>
          <Button size="lg" wide onPress={() => setSure(true)}>
            {t.start}
          </Button>
          <ConfirmDialog
            title={t.startTitle}
            open={sure}
            onClose={() => {
              activate.reset();
              setSure(false);
            }}
            action={t.start}
            busy={activate.isPending}
            error={activate.error}
            onConfirm={() => activate.mutate({ params: { path: { id } } })}
          >
            <p>{t.startCheck}</p>
            {facts}
          </ConfirmDialog>
        </>
      )}
    </Card>
  );
}
