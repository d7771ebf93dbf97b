import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../shared/api/use-command';
import { useGrantId } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { useMerchant } from '../shop/use-merchant';
import { texts } from './certification.texts';
import type { Certification } from '../../../shared/certification/certification';

/** Begins an application, or the renewal of a certification; its checklist comes next. */
export function ApplyDialog({ renews, onClose }: { renews?: string; onClose: () => void }) {
  const t = useText(texts);
  const { say } = useToast();
  const navigate = useNavigate();
  const home = `/shop/${useGrantId()}/certification`;
  const merchant = useMerchant();
  const [reason, setReason] = useState('');
  const options = {
    refresh: ['/api/v1/merchants/{id}/certifications', '/api/v1/certifications'],
    onDone: ({ id }: Certification) => {
      say(t.applied);
      void navigate(`${home}/${id}`);
    },
  };
  const apply = useCommand('post', '/api/v1/merchants/{id}/certifications', options);
  const renew = useCommand('post', '/api/v1/certifications/{id}/renew', options);
  const doing = renews ? renew : apply;
  const confirm = () => {
    const body = { reason: reason.trim() || (renews ? t.renewDefault : t.reasonDefault) };
    if (renews) renew.mutate({ params: { path: { id: renews } }, body });
    else if (merchant) apply.mutate({ params: { path: { id: merchant.merchantId } }, body });
  };
  return (
    <ConfirmDialog
      title={renews ? t.renew : t.apply}
      open
      action={renews ? t.renew : t.apply}
      busy={doing.isPending}
      error={doing.error}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>{t.noneLead}</p>
      <TextField label={t.reason} hint={t.reasonHint} value={reason} onChange={setReason} multiline maxLength={1_000} />
    </ConfirmDialog>
  );
}
