import { useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { fieldError } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { ReasonDialog } from '../parts/reason-dialog';
import { texts } from './enrolment-changes.texts';
import type { Enrolment } from './enrolment-facts';
import { reasons } from './reasons';

/** On leave again, or back from it. */
export function LeaveDialog({
  enrolment: { id, name },
  way,
  onClose,
}: {
  enrolment: Enrolment;
  way: 'leave' | 'return';
  onClose: () => void;
}) {
  const all = useText(texts);
  const t = way === 'leave' ? all.leave : all.returnBack;
  const r = useText(reasons);
  const { say } = useToast();
  const { data: city } = useCity();
  const [on, setOn] = useState<string>();
  const onDone = () => {
    onClose();
    say(t.done);
  };
  const leave = useCommand('post', '/api/v1/enrolments/{id}/leave', { onDone });
  const comeBack = useCommand('post', '/api/v1/enrolments/{id}/return', { onDone });
  const { mutate, isPending, error } = way === 'leave' ? leave : comeBack;
  const day = on ?? city?.today ?? '';
  return (
    <ReasonDialog
      title={t.title(name)}
      action={t.action}
      busy={isPending}
      error={error}
      ready={[r.reported, r.wished]}
      complete={day !== ''}
      onClose={onClose}
      onConfirm={(reason) => mutate({ params: { path: { id } }, body: { on: day, reason } })}
    >
      <p>{t.what}</p>
      <TextField label={t.on} type="date" required value={day} onChange={setOn} error={fieldError(error, 'on')} />
    </ReasonDialog>
  );
}
