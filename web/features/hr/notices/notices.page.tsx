import { useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { CheckField, RadioField } from '../../../shared/ui/choice-field';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './notices.texts';

type Preferences = components['schemas']['NoticePreferences'];

export function NoticesPage() {
  const t = useText(texts);
  const read = useApi().useQuery('get', '/api/v1/notice-preferences');
  return (
    <Page title={t.title} lead={t.lead} narrow>
      <Loaded of={read}>{(preferences) => <Choices preferences={preferences} />}</Loaded>
    </Page>
  );
}

function Choices({ preferences }: { preferences: Preferences }) {
  const t = useText(texts);
  const { say } = useToast();
  const [language, setLanguage] = useState(preferences.language);
  const [off, setOff] = useState(preferences.kinds.filter(({ wanted }) => !wanted).map(({ kind }) => kind));
  const save = useCommand('put', '/api/v1/notice-preferences', {
    refresh: ['/api/v1/notice-preferences'],
    onDone: () => say(t.saved),
  });
  return (
    <form
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ body: { language, off } });
      }}
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1.5 font-bold">{t.which}</legend>
        {preferences.kinds.map(({ kind, mandatory }) => (
          <CheckField
            key={kind}
            label={t.kinds[kind as keyof typeof t.kinds] ?? t.other}
            checked={!off.includes(kind)}
            disabled={mandatory}
            {...(mandatory ? { hint: t.mandatory } : {})}
            onChange={(wanted) => setOff(wanted ? off.filter((one) => one !== kind) : [...off, kind])}
          />
        ))}
      </fieldset>
      <RadioField
        label={t.language}
        value={language}
        onChange={setLanguage}
        options={[
          { value: 'ja', label: t.ja },
          { value: 'en', label: t.en },
        ]}
      />
      <ProblemNotice error={save.error} />
      <div>
        <Button type="submit" busy={save.isPending}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
