import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { RadioField } from '../../../shared/ui/choice-field';
import { Page } from '../../../shared/ui/page';
import { fieldError, ProblemNotice } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { useHome } from '../use-home';
import { texts } from './reports.texts';

const PATH = '/api/v1/reports-of-pressure';

export function NewReportPage() {
  const t = useText(texts);
  const home = useHome();
  const go = useNavigate();
  const { say } = useToast();
  const [words, setWords] = useState('');
  const [name, setName] = useState<'hidden' | 'shown'>('hidden');
  const [missing, setMissing] = useState(false);
  const report = useCommand('post', PATH, {
    refresh: [PATH],
    onDone: ({ id }) => {
      say(t.sent);
      void go(`${home}/ask/${id}`, { replace: true });
    },
  });
  return (
    <Page title={t.new} back={{ to: `${home}/ask`, label: t.newBack }} narrow>
      <form
        className="flex flex-col gap-6"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(words.trim() === '');
          if (words.trim() !== '') report.mutate({ body: { words: words.trim(), anonymous: name === 'hidden' } });
        }}
      >
        <TextField
          label={t.words}
          hint={t.wordsHint}
          error={missing && words.trim() === '' ? t.needWords : fieldError(report.error, 'words')}
          multiline
          rows={8}
          required
          maxLength={4000}
          value={words}
          onChange={setWords}
        />
        <RadioField
          label={t.name}
          options={[
            { value: 'hidden', label: t.anonymous, hint: t.anonymousHint },
            { value: 'shown', label: t.named, hint: t.namedHint },
          ]}
          value={name}
          onChange={setName}
        />
        <ProblemNotice error={report.error} />
        <Button type="submit" size="lg" wide busy={report.isPending}>
          {t.send}
        </Button>
      </form>
    </Page>
  );
}
