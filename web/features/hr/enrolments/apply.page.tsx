import { useState } from 'react';
import { useNavigate } from 'react-router';
import { hasCode } from '../../../shared/api/problem';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { TextLink } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { fieldError, ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { focusFirstError } from '../focus-first-error';
import { useTo } from '../use-hr';
import { useRules } from '../use-rules';
import { texts } from './apply.texts';

const NOTHING = {
  staffNumber: '',
  name: '',
  nameKana: '',
  email: '',
  childBirthDate: '',
  leaveStartedOn: '',
  returnedOn: '',
  childNumber: '',
};
type Field = keyof typeof NOTHING;
const NEEDED = ['staffNumber', 'name', 'nameKana', 'email', 'childBirthDate', 'leaveStartedOn', 'returnedOn'] as const;

export function ApplyPage() {
  const t = useText(texts);
  const to = useTo();
  const navigate = useNavigate();
  const { say } = useToast();
  const { yen } = useFormat();
  const employerYen = useRules()?.employerYen;
  const [typed, setTyped] = useState(NOTHING);
  const [tried, setTried] = useState(false);
  const apply = useCommand('post', '/api/v1/enrolments', {
    onDone: (enrolment) => {
      say(t.done(typed.name));
      void navigate(to(`enrolments/${enrolment.id}`));
    },
  });

  const wrong: Partial<Record<Field, string>> = {};
  for (const field of NEEDED) if (typed[field].trim() === '') wrong[field] = t.needed(t[field]);
  if (!wrong.email && !/^\S+@\S+\.\S+$/.test(typed.email.trim())) wrong.email = t.emailWrong;
  if (!wrong.returnedOn && typed.returnedOn < typed.childBirthDate) wrong.returnedOn = t.returnWrong;
  else if (!wrong.returnedOn && typed.returnedOn < typed.leaveStartedOn) wrong.returnedOn = t.leaveWrong;

  const field = (name: Field) => ({
    label: t[name],
    value: typed[name],
    required: name !== 'childNumber',
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
    error: (tried ? wrong[name] : undefined) ?? fieldError(apply.error, name),
  });

  function send() {
    setTried(true);
    if (Object.keys(wrong).length > 0) return focusFirstError();
    const { childNumber, ...body } = typed;
    apply.mutate({ body: { ...body, ...(childNumber.trim() ? { childNumber } : {}) } });
  }

  return (
    <Page title={t.title} lead={t.lead} back={{ to: to('enrolments'), label: t.back }} narrow>
      <p>
        {t.many} <TextLink to={to('import')}>{t.manyGo}</TextLink>
      </p>
      <form
        noValidate
        className="flex flex-col gap-8"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Section title={t.person}>
          <TextField {...field('staffNumber')} maxLength={40} autoComplete="off" />
          <TextField {...field('name')} maxLength={200} autoComplete="off" />
          <TextField {...field('nameKana')} maxLength={200} autoComplete="off" />
          <TextField {...field('email')} type="email" hint={t.emailHint} maxLength={254} autoComplete="off" />
        </Section>
        <Section title={t.dates}>
          <TextField {...field('childBirthDate')} type="date" hint={t.childBirthDateHint} />
          <TextField {...field('leaveStartedOn')} type="date" />
          <TextField {...field('returnedOn')} type="date" />
          <TextField {...field('childNumber')} hint={t.childNumberHint} maxLength={40} autoComplete="off" />
        </Section>
        <p>{employerYen === undefined ? t.costElse : t.cost(yen(employerYen))}</p>
        <ProblemNotice error={apply.error}>
          {hasCode(apply.error, 'enrolled_elsewhere', 'employed_elsewhere') && <p>{t.elsewhere}</p>}
          {hasCode(apply.error, 'enrolled_differently') && <p>{t.differently}</p>}
        </ProblemNotice>
        <div>
          <Button type="submit" size="lg" busy={apply.isPending}>
            {t.go}
          </Button>
        </div>
      </form>
    </Page>
  );
}
