import { useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { CheckField, RadioField } from '../../../shared/ui/choice-field';
import { Loaded } from '../../../shared/ui/loaded';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './settings.texts';

type Preferences = components['schemas']['NoticePreferences'];

/** Which e-mails the owner is sent. */
export function NoticeChoices() {
  const t = useText(texts);
  const preferences = useApi().useQuery('get', '/api/v1/notice-preferences');
  return (
    <Section title={t.notices}>
      <Loaded of={preferences}>{(kept) => <Choices kept={kept} />}</Loaded>
    </Section>
  );
}

function Choices({ kept }: { kept: Preferences }) {
  const t = useText(texts);
  const { say } = useToast();
  const [language, setLanguage] = useState(kept.language);
  const [off, setOff] = useState(() => kept.kinds.filter(({ wanted }) => !wanted).map(({ kind }) => kind));
  const choose = useCommand('put', '/api/v1/notice-preferences', {
    refresh: ['/api/v1/notice-preferences'],
    onDone: () => say(t.saved),
  });
  const names: Record<string, string> = t.kinds;
  return (
    <>
      <div>
        {kept.kinds.map(({ kind, mandatory }) => (
          <CheckField
            key={kind}
            label={names[kind] ?? t.kinds.other}
            checked={mandatory || !off.includes(kind)}
            disabled={mandatory}
            onChange={(wanted) => setOff(wanted ? off.filter((one) => one !== kind) : [...off, kind])}
            {...(mandatory ? { hint: t.always } : {})}
          />
        ))}
      </div>
      <RadioField
        label={t.language}
        value={language}
        onChange={setLanguage}
        options={(['ja', 'en'] as const).map((value) => ({ value, label: t.languages[value] }))}
      />
      <ProblemNotice error={choose.error} />
      <div>
        <Button onPress={() => choose.mutate({ body: { language, off } })} busy={choose.isPending}>
          {t.save}
        </Button>
      </div>
    </>
  );
}
