import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../shared/api/use-command';
import type { Certification } from '../../../shared/certification/certification';
import { useText } from '../../../shared/i18n/texts';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { useEmployerId, useTo } from '../use-hr';
import { texts } from './certification.texts';

/** Begins an application, or the renewal of a certification; its checklist comes next. */
export function ApplyDialog({ renews, onClose }: { renews?: string; onClose: () => void }) {
  const t = useText(texts);
  const { say } = useToast();
  const to = useTo();
  const navigate = useNavigate();
  const employerId = useEmployerId();
  const [reason, setReason] = useState('');
  const options = {
    refresh: ['/api/v1/employers/{id}/certifications', '/api/v1/certifications'],
    onDone: ({ id }: Certification) => {
      say(t.applied);
      void navigate(to(`certification/${id}`));
    },
  };
  const apply = useCommand('post', '/api/v1/employers/{id}/certifications', options);
  const renew = useCommand('post', '/api/v1/certifications/{id}/renew', options);
  const doing = renews ? renew : apply;
  const action = renews ? t.renew : t.apply;

  function confirmed() {
    const body = { reason: reason.trim() || (renews ? t.renewDefault : t.reasonDefault) };
    if (renews) renew.mutate({ params: { path: { id: renews } }, body });
    else if (employerId) apply.mutate({ params: { path: { id: employerId } }, body });
  }

  return (
    <ConfirmDialog
      title={action}
      open
      action={action}
      busy={doing.isPending}
      error={doing.error}
      onClose={onClose}
      onConfirm={confirmed}
    >
      <p>{t.noneLead}</p>
      <TextField label={t.reason} hint={t.reasonHint} value={reason} onChange={setReason} multiline maxLength={1_000} />
    </ConfirmDialog>
  );
}
