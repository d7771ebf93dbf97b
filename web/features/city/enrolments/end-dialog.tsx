import { useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { RadioField } from '../../../shared/ui/choice-field';
import { fieldError } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { ReasonDialog } from '../parts/reason-dialog';
import { texts } from './enrolment-changes.texts';
import type { Enrolment } from './enrolment-facts';
import { reasons } from './reasons';

/** The end of an enrolment, which is not undone. */
export function EndDialog({ enrolment: { id, name }, onClose }: { enrolment: Enrolment; onClose: () => void }) {
  const { end: t } = useText(texts);
  const r = useText(reasons);
  const { say } = useToast();
  const { data: city } = useCity();
  const [endReason, setEndReason] = useState<'left' | 'withdrawn'>('left');
  const [on, setOn] = useState<string>();
  const { mutate, isPending, error } = useCommand('post', '/api/v1/enrolments/{id}/end', {
    onDone: () => {
      onClose();
      say(t.done);
    },
  });
  const day = on ?? city?.today ?? '';
  return (
    <ReasonDialog
      title={t.title(name)}
      action={t.action}
      danger
      busy={isPending}
      error={error}
      ready={[r.reported, r.wished]}
      complete={day !== ''}
      onClose={onClose}
      onConfirm={(reason) => mutate({ params: { path: { id } }, body: { on: day, reason, endReason } })}
    >
      <p>{t.what}</p>
      <p className="font-bold">{t.undone}</p>
      <RadioField
        label={t.why}
        value={endReason}
        onChange={setEndReason}
        options={[
          { value: 'left', label: t.left, hint: t.leftHint },
          { value: 'withdrawn', label: t.withdrawn, hint: t.withdrawnHint },
        ]}
      />
      <TextField
        label={endReason === 'left' ? t.onLeft : t.onWithdrawn}
        type="date"
        required
        value={day}
        onChange={setOn}
        error={fieldError(error, 'on')}
      />
    </ReasonDialog>
  );
}
