import { type FormEvent, useState } from 'react';
import { useCommand } from '../../../../shared/api/use-command';
import { useText } from '../../../../shared/i18n/texts';
import { roleNames } from '../../../../shared/session/role-names';
import { useMe } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { Dialog } from '../../../../shared/ui/dialog';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import { SelectField } from '../../../../shared/ui/select-field';
import { useToast } from '../../../../shared/ui/toast';
import { EmployerPicker } from '../../parts/employer-picker';
import { MerchantChoice } from './merchant-choice';
import { texts } from './people.texts';
import { PersonFields } from './person-fields';

const GIVEN_BY = {
  city_admin: ['city_welfare', 'city_finance', 'city_auditor', 'city_admin'],
  city_welfare: ['employer_hr', 'merchant_owner'],
} as const;

type Given = (typeof GIVEN_BY)[keyof typeof GIVEN_BY][number];

/** The administrator invites the city's own people; the welfare section those of employers and merchants. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useText(texts);
  const roleName = useText(roleNames);
  const { say } = useToast();
  const { data: me } = useMe();
  const roles: readonly Given[] = me?.role === 'city_welfare' ? GIVEN_BY.city_welfare : GIVEN_BY.city_admin;
  const [person, setPerson] = useState({ name: '', email: '' });
  const [chosen, setChosen] = useState<Given>();
  const [employerId, setEmployerId] = useState<string>();
  const [merchantId, setMerchantId] = useState('');
  const role = chosen ?? roles[0] ?? 'city_welfare';
  const invite = useCommand('post', '/api/v1/invitations', {
    refresh: ['/api/v1/invitations'],
    onDone: () => {
      say(t.sent);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const of = role === 'employer_hr' ? { employerId } : role === 'merchant_owner' ? { merchantId } : {};
    invite.mutate({ body: { ...person, role, ...of } as never });
  };
  return (
    <Dialog title={t.invite} open onClose={onClose} size="lg">
      <form onSubmit={submit} className="flex flex-col gap-4">
        <PersonFields person={person} onChange={setPerson} error={invite.error} />
        <SelectField
          label={t.role}
          value={role}
          onChange={setChosen}
          options={roles.map((one) => ({ value: one, label: roleName[one] }))}
        />
        {role === 'employer_hr' && <EmployerPicker value={employerId} onChange={setEmployerId} />}
        {role === 'merchant_owner' && <MerchantChoice value={merchantId} onChange={setMerchantId} />}
        <ProblemNotice error={invite.error} />
        <Button type="submit" busy={invite.isPending}>
          {t.invite}
        </Button>
      </form>
    </Dialog>
  );
}
