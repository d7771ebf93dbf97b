import { useState } from 'react';
import { useParams } from 'react-router';
import { useCommand } from '../../../shared/api/use-command';
import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { StatusTag } from '../../../shared/ui/status-tag';
import { TextField } from '../../../shared/ui/text-field';
import { useHome } from '../use-home';
import { texts } from './reports.texts';

/** What was written from both sides, and the next word. */
export function ReportPage() {
  const t = useText(texts);
  const { instant } = useFormat();
  const home = useHome();
  const { id = '' } = useParams();
  const report = useApi().useQuery('get', '/api/v1/reports-of-pressure/{id}', { params: { path: { id } } });
  return (
    <Page title={t.detail} back={{ to: `${home}/ask`, label: t.detailBack }} narrow>
      <Loaded of={report}>
        {({ state, conversation }) => (
          <>
            <div>
              <StatusTag tone={state === 'closed' ? 'neutral' : 'info'}>{t.states[state]}</StatusTag>
            </div>
            <ol className="flex flex-col gap-4">
              {conversation.map(({ number, side, words, at }) => (
                <li
                  key={number}
                  className={`flex max-w-[90%] flex-col gap-1 rounded-12 p-4 ${side === 'city' ? 'self-start bg-solid-gray-50' : 'self-end bg-brand-50'}`}
                >
                  <p className="text-sm text-solid-gray-800">
                    <strong>{side === 'city' ? t.city : t.you}</strong> {instant(at)}
                  </p>
                  <p className="whitespace-pre-wrap">{words}</p>
                </li>
              ))}
            </ol>
            {state !== 'closed' && <Answer id={id} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Answer({ id }: { id: string }) {
  const t = useText(texts);
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  const answer = useCommand('post', '/api/v1/reports-of-pressure/{id}/answers', {
    refresh: ['/api/v1/reports-of-pressure'],
    onDone: () => setWords(''),
  });
  return (
    <form
      className="flex flex-col gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(words.trim() === '');
        if (words.trim() !== '') answer.mutate({ params: { path: { id } }, body: { words: words.trim() } });
      }}
    >
      <TextField
        label={t.add}
        error={missing && words.trim() === '' ? t.needWords : undefined}
        multiline
        maxLength={4000}
        value={words}
        onChange={setWords}
      />
      <ProblemNotice error={answer.error} />
      <Button type="submit" busy={answer.isPending}>
        {t.addSend}
      </Button>
    </form>
  );
}
