import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { components } from '../../../shared/api/schema';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { useToast } from '../../../shared/ui/toast';
import { focusFirstError } from '../focus-first-error';
import { useEmployerId, useTo } from '../use-hr';
import { PersonForm, useWrongOf } from './person-form';
import { texts } from './person.texts';
import { usePerson } from './use-person';

export function EditPage() {
  const { id = '' } = useParams();
  const t = useText(texts);
  const to = useTo();
  const read = usePerson(id);
  return (
    <Page
      title={read.data ? t.editTitle(read.data.name) : t.edit}
      lead={t.editLead}
      back={{ to: to(`staff/${id}`), label: read.data ? t.toPerson(read.data.name) : t.back }}
      narrow
    >
      <Loaded of={read}>{(person) => <EditForm of={person} />}</Loaded>
    </Page>
  );
}

function EditForm({ of }: { of: components['schemas']['StaffMemberView'] }) {
  const t = useText(texts);
  const to = useTo();
  const navigate = useNavigate();
  const { say } = useToast();
  const employerId = useEmployerId();
  const { staffNumber, name, nameKana, email } = of;
  const [person, setPerson] = useState({ staffNumber, name, nameKana, email });
  const [tried, setTried] = useState(false);
  const wrongOf = useWrongOf();
  const correct = useCommand('patch', '/api/v1/employers/{id}/employees/{employeeId}', {
    refresh: ['/api/v1/employers', '/api/v1/enrolments'],
    onDone: () => {
      say(t.saved);
      void navigate(to(`staff/${of.id}`));
    },
  });

  function send() {
    setTried(true);
    if (Object.keys(wrongOf(person)).length > 0) return focusFirstError();
    if (!employerId) return;
    const { email: written, ...body } = person;
    const params = { path: { id: employerId, employeeId: of.id } };
    correct.mutate({ params, body: written === of.email ? body : person });
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <PersonForm
        person={person}
        onChange={setPerson}
        wrong={tried ? wrongOf(person) : {}}
        error={correct.error}
        emailDisabled={of.door === 'signs_in'}
      />
      {of.door === 'letter_sent' && <p>{t.letterVoid}</p>}
      <ProblemNotice error={correct.error} />
      <div>
        <Button type="submit" busy={correct.isPending}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
