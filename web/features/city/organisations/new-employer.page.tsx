import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { Page } from '../../../shared/ui/page';
import { fieldError, ProblemNotice } from '../../../shared/ui/problem-notice';
import { SelectField } from '../../../shared/ui/select-field';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { useCityPath } from '../parts/use-city-path';
import { texts } from './employers.texts';

const EMPTY = { corporateNumber: '', name: '', nameKana: '', contactEmail: '' };

export function NewEmployerPage() {
  const t = useText(texts);
  const { say } = useToast();
  const navigate = useNavigate();
  const path = useCityPath();
  const { data: city } = useCity();
  const towns = city?.municipalities ?? [];
  const [filled, setFilled] = useState(EMPTY);
  const [town, setTown] = useState<string>();
  const [tried, setTried] = useState(false);
  const create = useCommand('post', '/api/v1/employers', {
    onDone: ({ id }) => {
      say(t.created);
      void navigate(path(`employers/${id}`));
    },
  });
  const municipalityCode = town ?? towns[0]?.code;
  const complete = Object.values(filled).every((value) => value.trim() !== '');
  const field = (name: keyof typeof EMPTY) => ({
    value: filled[name],
    onChange: (value: string) => setFilled({ ...filled, [name]: value }),
    error: tried && filled[name].trim() === '' ? t.missing : fieldError(create.error, name),
    required: true,
  });
  return (
    <Page title={t.newTitle} lead={t.newLead} narrow back={{ to: path('employers'), label: t.title }}>
      <form
        noValidate
        className="flex flex-col gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (complete) create.mutate({ body: { ...filled, ...(municipalityCode ? { municipalityCode } : {}) } });
        }}
      >
        <TextField
          label={t.number}
          hint={t.numberHint}
          inputMode="numeric"
          maxLength={40}
          {...field('corporateNumber')}
        />
        <TextField label={t.name} maxLength={200} {...field('name')} />
        <TextField label={t.kana} hint={t.kanaHint} maxLength={200} {...field('nameKana')} />
        <TextField label={t.email} hint={t.emailHint} type="email" maxLength={254} {...field('contactEmail')} />
        {towns.length > 1 && (
          <SelectField
            label={t.town}
            hint={t.townHint}
            value={municipalityCode ?? ''}
            onChange={setTown}
            options={towns.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
        <ProblemNotice error={create.error} />
        <div>
          <Button type="submit" busy={create.isPending}>
            {t.create}
          </Button>
        </div>
      </form>
    </Page>
  );
}
