import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { useToast } from '../../../shared/ui/toast';
import { focusFirstError } from '../focus-first-error';
import { useEmployerId, useTo } from '../use-hr';
import { ColleagueFields, isComplete } from './colleague-fields';
import { texts } from './people.texts';

export function InvitePage() {
  const t = useText(texts);
  const to = useTo();
  const navigate = useNavigate();
  const { say } = useToast();
  const employerId = useEmployerId();
  const [colleague, setColleague] = useState({ name: '', email: '' });
  const [tried, setTried] = useState(false);
  const invite = useCommand('post', '/api/v1/invitations', {
    refresh: ['/api/v1/invitations'],
    onDone: ({ email }) => {
      say(t.sent(email));
      void navigate(to('people'));
    },
  });
  return (
    <Page title={t.inviteTitle} lead={t.inviteLead} back={{ to: to('people'), label: t.back }} narrow>
      <form
        noValidate
        className="flex flex-col gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!isComplete(colleague)) focusFirstError();
          else if (employerId) invite.mutate({ body: { ...colleague, role: 'employer_hr', employerId } });
        }}
      >
        <ColleagueFields colleague={colleague} onChange={setColleague} tried={tried} error={invite.error} />
        <ProblemNotice error={invite.error} />
        <div>
          <Button type="submit" busy={invite.isPending}>
            {t.send}
          </Button>
        </div>
      </form>
    </Page>
  );
}
