import { useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import type { components } from '../../../shared/api/schema';
import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { CheckField, RadioField } from '../../../shared/ui/choice-field';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { useToast } from '../../../shared/ui/toast';
import { useHome } from '../use-home';
import { texts } from './notices.texts';

type Preferences = components['schemas']['NoticePreferences'];

const PATH = '/api/v1/notice-preferences';

export function NoticesPage() {
  const t = useText(texts);
  const home = useHome();
  const preferences = useApi().useQuery('get', PATH);
  return (
    <Page title={t.title} lead={<p>{t.lead}</p>} back={{ to: `${home}/more`, label: t.back }} narrow>
      <Loaded of={preferences}>{(read) => <Choices read={read} />}</Loaded>
    </Page>
  );
}

function Choices({ read }: { read: Preferences }) {
  const t = useText(texts);
  const { say } = useToast();
  const [chosen, setChosen] = useState(read);
  const save = useCommand('put', PATH, { refresh: [PATH], onDone: () => say(t.saved) });
  const wish = (kind: string, wanted: boolean) =>
    setChosen({ ...chosen, kinds: chosen.kinds.map((one) => (one.kind === kind ? { ...one, wanted } : one)) });
  return (
    <form
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        const off = chosen.kinds.filter(({ wanted }) => !wanted).map(({ kind }) => kind);
        save.mutate({ body: { language: chosen.language, off } });
      }}
    >
      <ul className="flex flex-col">
        {chosen.kinds.map(({ kind, wanted, mandatory }) => (
          <li key={kind}>
            <CheckField
              label={t.kinds[kind]}
              checked={wanted || mandatory}
              disabled={mandatory}
              onChange={(checked) => wish(kind, checked)}
              {...(mandatory ? { hint: t.always } : {})}
            />
          </li>
        ))}
      </ul>
      <RadioField
        label={t.language}
        options={[
          { value: 'ja', label: '日本語' },
          { value: 'en', label: 'English' },
        ]}
        value={chosen.language}
        onChange={(language) => setChosen({ ...chosen, language })}
      />
      <ProblemNotice error={save.error} />
      <Button type="submit" size="lg" wide busy={save.isPending}>
        {t.save}
      </Button>
    </form>
  );
}
