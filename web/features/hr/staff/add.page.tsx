import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { useToast } from '../../../shared/ui/toast';
import { focusFirstError } from '../focus-first-error';
import { useEmployerId, useTo } from '../use-hr';
import { NOBODY, PersonForm, useWrongOf } from './person-form';
import { texts } from './person.texts';

/** One person for the staff list. */
export function AddPage() {
  const t = useText(texts);
  const to = useTo();
  const navigate = useNavigate();
  const { say } = useToast();
  const employerId = useEmployerId();
  const [person, setPerson] = useState(NOBODY);
  const [tried, setTried] = useState(false);
  const wrongOf = useWrongOf();
  const add = useCommand('post', '/api/v1/employers/{id}/employees', {
    refresh: ['/api/v1/employers'],
    onDone: ({ outcomes: [outcome] }) => {
      if (outcome?.status !== 'taken') return;
      say(t.added(person.name));
      void navigate(to(`staff/${outcome.id}`));
    },
  });
  const outcome = add.data?.outcomes[0];
  const code = outcome?.status === 'refused' ? outcome.code : undefined;

  function send() {
    setTried(true);
    if (Object.keys(wrongOf(person)).length > 0) return focusFirstError();
    if (employerId) add.mutate({ params: { path: { id: employerId } }, body: { employees: [person] } });
  }

  return (
    <Page title={t.addTitle} lead={t.addLead} back={{ to: to('staff'), label: t.back }} narrow>
      <form
        noValidate
        className="flex flex-col gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <PersonForm person={person} onChange={setPerson} wrong={tried ? wrongOf(person) : {}} error={add.error} />
        <ProblemNotice error={add.error} />
        {code && <Notice kind="error" title={t.codes[code as keyof typeof t.codes] ?? t.codes.missing_field} live />}
        {outcome?.status === 'unchanged' && <Notice kind="info" title={t.unchanged} live />}
        <div>
          <Button type="submit" busy={add.isPending}>
            {t.add}
          </Button>
        </div>
      </form>
    </Page>
  );
}
