import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { fieldError } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { EmployerPicker } from '../parts/employer-picker';
import { ReasonDialog } from '../parts/reason-dialog';
import { useCityPath } from '../parts/use-city-path';
import { texts } from './enrolment-changes.texts';
import type { Enrolment } from './enrolment-facts';
import { reasons } from './reasons';

/** To another employer, with the wallet and what was decided. */
export function TransferDialog({ enrolment, onClose }: { enrolment: Enrolment; onClose: () => void }) {
  const { transfer: t } = useText(texts);
  const r = useText(reasons);
  const { say } = useToast();
  const navigate = useNavigate();
  const path = useCityPath();
  const { data: city } = useCity();
  const [employerId, setEmployerId] = useState<string>();
  const [staffNumber, setStaffNumber] = useState('');
  const [on, setOn] = useState<string>();
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useCommand('post', '/api/v1/enrolments/{id}/transfer', {
    onDone: ({ id }) => {
      say(t.done);
      void navigate(path(`enrolments/${id}`));
    },
  });
  const day = on ?? city?.today ?? '';
  return (
    <ReasonDialog
      title={t.title(enrolment.name)}
      action={t.action}
      busy={isPending}
      error={error}
      ready={[r.reported, r.wished]}
      onClose={onClose}
      onConfirm={(reason) => {
        setTried(true);
        if (!employerId || staffNumber.trim() === '' || day === '') return;
        mutate({ params: { path: { id: enrolment.id } }, body: { employerId, staffNumber, on: day, reason } });
      }}
    >
      <p>{t.what}</p>
      <EmployerPicker
        value={employerId}
        onChange={setEmployerId}
        except={enrolment.employerId}
        error={tried && !employerId ? t.choose : fieldError(error, 'employerId')}
      />
      <TextField
        label={t.staffNumber}
        required
        maxLength={40}
        value={staffNumber}
        onChange={setStaffNumber}
        error={tried && staffNumber.trim() === '' ? t.missing : fieldError(error, 'staffNumber')}
      />
      <TextField label={t.on} type="date" required value={day} onChange={setOn} error={fieldError(error, 'on')} />
    </ReasonDialog>
  );
}
