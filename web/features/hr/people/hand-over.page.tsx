import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApi, useGrantId } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { RadioField } from '../../../shared/ui/choice-field';
import { Empty } from '../../../shared/ui/empty';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { useToast } from '../../../shared/ui/toast';
import { focusFirstError } from '../focus-first-error';
import { useTo } from '../use-hr';
import { ColleagueFields, isComplete } from './colleague-fields';
import { texts } from './people.texts';

const MOST = 100;

export function HandOverPage() {
  const { id = '' } = useParams();
  const t = useText(texts);
  const to = useTo();
  const read = useApi().useQuery('get', '/api/v1/role-grants', { params: { query: { limit: MOST } } });
  const holder = read.data?.items.find((one) => one.id === id);
  return (
    <Page
      title={holder ? t.handOverTitle(holder.name ?? '') : t.handOver}
      lead={t.handOverLead}
      back={{ to: to('people'), label: t.back }}
      narrow
    >
      <Loaded of={read}>{() => (holder ? <HandOverForm id={id} /> : <Empty title={t.notThere} />)}</Loaded>
    </Page>
  );
}

function HandOverForm({ id }: { id: string }) {
  const t = useText(texts);
  const to = useTo();
  const navigate = useNavigate();
  const { say } = useToast();
  const grantId = useGrantId();
  const [colleague, setColleague] = useState({ name: '', email: '' });
  const [at, setAt] = useState<'accepted' | 'now'>('accepted');
  const [tried, setTried] = useState(false);
  const handOver = useCommand('post', '/api/v1/role-grants/{id}/hand-over', {
    refresh: ['/api/v1/role-grants', '/api/v1/invitations'],
    onDone: ({ email }) => {
      // Whoever has given away the own role at once has no screen here any more.
      if (id === grantId && at === 'now') return location.assign('/home');
      say(t.sent(email));
      void navigate(to('people'));
    },
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isComplete(colleague)) handOver.mutate({ params: { path: { id } }, body: { ...colleague, at } });
        else focusFirstError();
      }}
    >
      <ColleagueFields colleague={colleague} onChange={setColleague} tried={tried} error={handOver.error} />
      <RadioField
        label={t.at}
        value={at}
        onChange={setAt}
        options={[
          { value: 'accepted', label: t.accepted, hint: t.acceptedHint },
          { value: 'now', label: t.atOnce, hint: t.atOnceHint },
        ]}
      />
      <ProblemNotice error={handOver.error} />
      <div>
        <Button type="submit" busy={handOver.isPending} kind={at === 'now' ? 'danger' : 'primary'}>
          {t.handOverGo}
        </Button>
      </div>
    </form>
  );
}
