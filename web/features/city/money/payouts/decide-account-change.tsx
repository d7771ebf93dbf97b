import { useCommand } from '../../../../shared/api/use-command';
import { useText } from '../../../../shared/i18n/texts';
import { Facts } from '../../../../shared/ui/facts';
import { useToast } from '../../../../shared/ui/toast';
import { ReasonDialog } from '../../parts/reason-dialog';
import type { AccountChange } from './account-change';
import { texts } from './account-changes.texts';

interface Props {
  change: AccountChange;
  how: 'approve' | 'refuse';
  onClose: () => void;
}

/** Approving or refusing new bank details, with the reason that is kept. */
export function DecideAccountChange({ change, how, onClose }: Props) {
  const t = useText(texts);
  const { say } = useToast();
  const name = change.merchantName;
  const approve = useCommand('post', '/api/v1/bank-account-changes/{id}/approve', {
    onDone: () => (say(t.approved(name)), onClose()),
  });
  const refuse = useCommand('post', '/api/v1/bank-account-changes/{id}/refuse', {
    onDone: () => (say(t.refused(name)), onClose()),
  });
  const approving = how === 'approve';
  const command = approving ? approve : refuse;
  return (
    <ReasonDialog
      title={approving ? t.approveTitle(name) : t.refuseTitle(name)}
      action={approving ? t.approve : t.refuse}
      danger={!approving}
      ready={approving ? [t.approveReady, t.approveReady2] : [t.refuseReady]}
      most={1000}
      busy={command.isPending}
      error={command.error}
      onClose={onClose}
      onConfirm={(reason) => command.mutate({ params: { path: { id: change.id } }, body: { reason } })}
    >
      <Facts
        items={[
          { label: t.bank, value: `${change.bankName} ${change.branchName}` },
          { label: t.number, value: `${t.kinds[change.accountKind]} ${change.accountNumber}` },
          { label: t.holder, value: change.holderKana },
        ]}
      />
      <p>{approving ? t.approveNote : t.refuseNote}</p>
    </ReasonDialog>
  );
}
