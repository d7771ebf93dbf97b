import { useState } from 'react';
import { useApi } from '../../shared/api/use-api';
import { useFormat } from '../../shared/format/format';
import { useText } from '../../shared/i18n/texts';
import { Card } from '../../shared/ui/card';
import { Empty } from '../../shared/ui/empty';
import { Loaded } from '../../shared/ui/loaded';
import { Page } from '../../shared/ui/page';
import { TextField } from '../../shared/ui/text-field';
import { texts } from './demo.texts';
import { Linked } from './linked';

/** The letter box of people who do not exist. */
export function LettersPage() {
  const t = useText(texts);
  const { instant } = useFormat();
  const [words, setWords] = useState('');
  const letters = useApi().useQuery('get', '/api/v1/public/demo/letters', {}, { refetchInterval: 5_000 });
  return (
    <Page title={t.lettersTitle} lead={<p>{t.lettersLead}</p>} back={{ to: '/demo', label: t.title }} narrow>
      <TextField label={t.lettersOf} type="search" value={words} onChange={setWords} />
      <Loaded of={letters}>
        {(data) => {
          const list = [data].flat().filter(({ to, subject }) => `${to} ${subject}`.includes(words.trim()));
          if (list.length === 0) return <Empty title={t.noLetters}>{t.noLettersLead}</Empty>;
          return (
            <ul className="flex flex-col gap-4">
              {list.map(({ id, to, subject, text, createdAt }) => (
                <li key={id}>
                  <Card>
                    <div className="flex flex-wrap justify-between gap-x-6 text-sm text-solid-gray-700">
                      <p>{t.lettersTo(to)}</p>
                      <p>{instant(createdAt)}</p>
                    </div>
                    <h2 className="text-lg font-bold">{subject}</h2>
                    <p className="whitespace-pre-line">
                      <Linked text={text.trim()} />
                    </p>
                  </Card>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Page>
  );
}
