import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { Card } from '../../../shared/ui/card';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Facts } from '../../../shared/ui/facts';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { useEmployerId, useTo } from '../use-hr';
import { texts } from './person.texts';
import { usePerson } from './use-person';

/** A colleague who is no enrolled parent leaves. */
export function LeavePage() {
  const { id = '' } = useParams();
  const t = useText(texts);
  const to = useTo();
  const read = usePerson(id);
  const city = useCity();
  return (
    <Page
      title={read.data ? t.leaveTitle(read.data.name) : t.leave}
      back={{ to: to(`staff/${id}`), label: read.data ? t.toPerson(read.data.name) : t.back }}
      narrow
    >
      <Loaded of={read}>
        {({ name, enrolled, enrolmentId }) =>
          enrolled ? (
            <Notice kind="info" title={t.leaveEnrolled}>
              <div>
                <LinkButton to={to(`enrolments/${enrolmentId}/report`)}>{t.leave}</LinkButton>
              </div>
            </Notice>
          ) : (
            <Loaded of={city}>{({ today }) => <LeaveForm id={id} name={name} today={today} />}</Loaded>
          )
        }
      </Loaded>
    </Page>
  );
}

function LeaveForm({ id, name, today }: { id: string; name: string; today: string }) {
  const t = useText(texts);
  const to = useTo();
  const navigate = useNavigate();
  const { say } = useToast();
  const { day } = useFormat();
  const employerId = useEmployerId();
  const [lastOn, setLastOn] = useState(today);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const leave = useCommand('post', '/api/v1/employers/{id}/employees/{employeeId}/leave', {
    refresh: ['/api/v1/employers'],
    onDone: () => {
      say(t.leaveDone(name));
      void navigate(to('staff'));
    },
  });
  const wrong = lastOn === '' ? t.dayNeeded : lastOn > today ? t.dayAhead : undefined;
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!wrong) setAsking(true);
      }}
    >
      <TextField
        label={t.lastOn}
        type="date"
        required
        value={lastOn}
        onChange={setLastOn}
        error={tried ? wrong : undefined}
      />
      <Card tone="quiet">
        <h2 className="font-bold">{t.happens}</h2>
        <ul className="list-disc pl-5">
          {t.effects.split('\n').map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      </Card>
      <div>
        <Button type="submit" kind="danger">
          {t.leave}
        </Button>
      </div>
      <ConfirmDialog
        title={t.leaveTitle(name)}
        open={asking}
        onClose={() => setAsking(false)}
        action={t.leave}
        danger
        busy={leave.isPending}
        error={leave.error}
        onConfirm={() =>
          employerId && leave.mutate({ params: { path: { id: employerId, employeeId: id } }, body: { lastOn } })
        }
      >
        <Facts items={[{ label: t.lastOn, value: day(lastOn || today) }]} />
      </ConfirmDialog>
    </form>
  );
}
