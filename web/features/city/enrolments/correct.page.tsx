import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Loaded } from '../../../shared/ui/loaded';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { fieldError, ProblemNotice } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { ReasonDialog } from '../parts/reason-dialog';
import { useCityPath } from '../parts/use-city-path';
import { CorrectionPlan } from './correction-plan';
import { texts } from './correct.texts';
import type { Enrolment } from './enrolment-facts';
import { words } from './words';

export function CorrectEnrolmentPage() {
  const t = useText(texts);
  const path = useCityPath();
  const { id = '' } = useParams();
  const read = useApi().useQuery('get', '/api/v1/enrolments/{id}', { params: { path: { id } } });
  return (
    <Page
      title={t.title}
      narrow
      back={{ to: path(`enrolments/${id}`), label: t.back }}
      lead={read.data && t.lead(read.data.name)}
    >
      <Loaded of={read}>{(enrolment) => <CorrectForm enrolment={enrolment} />}</Loaded>
    </Page>
  );
}

/** First what would change, then the change itself. */
function CorrectForm({ enrolment }: { enrolment: Enrolment }) {
  const t = useText(texts);
  const { fields } = useText(words);
  const { day, yen } = useFormat();
  const { say } = useToast();
  const navigate = useNavigate();
  const path = useCityPath();
  const params = { path: { id: enrolment.id } };
  const now = {
    childBirthDate: enrolment.childBirthDate,
    childNumber: enrolment.childNumber ?? '',
    leaveStartedOn: enrolment.leaveStartedOn,
    returnedOn: enrolment.returnedOn,
  };
  const [wanted, setWanted] = useState(now);
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState(false);
  const preview = useCommand('post', '/api/v1/enrolments/{id}/correct/preview', { refresh: [] });
  const correct = useCommand('post', '/api/v1/enrolments/{id}/correct', {
    onDone: () => {
      say(t.done);
      void navigate(path(`enrolments/${enrolment.id}`));
    },
  });
  const changed = (Object.keys(now) as (keyof typeof now)[]).filter(
    (field) => wanted[field] !== now[field] && wanted[field].trim() !== '',
  );
  const body = Object.fromEntries(changed.map((field) => [field, wanted[field]]));
  const change = (field: keyof typeof now) => (value: string) => {
    setWanted({ ...wanted, [field]: value });
    preview.reset();
  };
  const plan = preview.data;
  const recalled = plan?.overIssued.reduce((sum, { recallable }) => sum + recallable, 0) ?? 0;

  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (changed.length > 0) preview.mutate({ params, body });
      }}
    >
      {(['childBirthDate', 'leaveStartedOn', 'returnedOn'] as const).map((field) => (
        <TextField
          key={field}
          type="date"
          label={fields[field]}
          hint={t.hint(day(now[field]))}
          value={wanted[field]}
          onChange={change(field)}
          error={fieldError(preview.error, field)}
        />
      ))}
      <TextField
        label={fields.childNumber}
        hint={t.hint(now.childNumber || t.none)}
        maxLength={40}
        value={wanted.childNumber}
        onChange={change('childNumber')}
        error={fieldError(preview.error, 'childNumber')}
      />
      {tried && changed.length === 0 && <Notice kind="warning" title={t.nothing} live />}
      <ProblemNotice error={preview.error} />
      <div>
        <Button type="submit" kind={plan ? 'secondary' : 'primary'} busy={preview.isPending}>
          {t.preview}
        </Button>
      </div>
      {plan && (
        <>
          <CorrectionPlan plan={plan} />
          <div>
            <Button onPress={() => setAsked(true)}>{t.commit}</Button>
          </div>
        </>
      )}
      {asked && (
        <ReasonDialog
          title={t.commitTitle}
          action={t.commit}
          danger={recalled > 0}
          label={t.reason}
          busy={correct.isPending}
          error={correct.error}
          onClose={() => setAsked(false)}
          onConfirm={(reason) => correct.mutate({ params, body: { ...body, reason } })}
        >
          <p>{recalled > 0 ? t.commitWhat(yen(recalled)) : t.commitCalm}</p>
        </ReasonDialog>
      )}
    </form>
  );
}
