import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../api/use-command';
import { useText } from '../i18n/texts';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { TextField } from '../ui/text-field';
import { useToast } from '../ui/toast';
import type { Applicant } from './applicant';
import type { Certification } from './certification';
import { texts } from './certification.texts';

interface Props {
  applicant: Applicant;
  renews?: string;
  onClose: () => void;
}

/** Begins an application, or the renewal of a certification; its checklist comes next. */
export function ApplyDialog({ applicant: { path, id: applicantId, home, words }, renews, onClose }: Props) {
  const t = useText(texts);
  const { say } = useToast();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const options = {
    refresh: [path, '/api/v1/certifications'],
    onDone: ({ id }: Certification) => {
      say(t.applied);
      void navigate(`${home}/${id}`);
    },
  };
  const apply = useCommand('post', path, options);
  const renew = useCommand('post', '/api/v1/certifications/{id}/renew', options);
  const doing = renews ? renew : apply;
  const action = renews ? t.renew : t.apply;

  function confirmed() {
    const body = { reason: reason.trim() || (renews ? t.renewDefault : t.reasonDefault) };
    if (renews) renew.mutate({ params: { path: { id: renews } }, body });
    else if (applicantId) apply.mutate({ params: { path: { id: applicantId } }, body });
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
      <p>{words.applyLead}</p>
      <TextField
        label={words.reason}
        hint={t.reasonHint}
        value={reason}
        onChange={setReason}
        multiline
        maxLength={1_000}
      />
    </ConfirmDialog>
  );
}
