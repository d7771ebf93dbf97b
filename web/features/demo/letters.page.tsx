import { useApi } from '../../shared/api/use-api';
import { useFormat } from '../../shared/format/format';
import { useText } from '../../shared/i18n/texts';
import { Card } from '../../shared/ui/card';
import { Empty } from '../../shared/ui/empty';
import { Loaded } from '../../shared/ui/loaded';
import { Page } from '../../shared/ui/page';
import { Linked } from './linked';
import { texts } from './demo.texts';

/** The letter box of people who do not exist. */
export function LettersPage() {
  const t = useText(texts);
  const { instant } = useFormat();
  const letters = useApi().useQuery('get', '/api/v1/public/demo/letters', {}, { refetchInterval: 5_000 });
  return (
    <Page title={t.lettersTitle} lead={<p>{t.lettersLead}</p>} back={{ to: '/demo', label: t.title }} narrow>
      <Loaded of={letters}>
        {(data) => {
          const list = [data].flat();
          if (list.length === 0) return <Empty title={t.noLetters} />;
          return (
            <ul className="flex flex-col gap-4">
              {list.map(({ id, to, subject, text, createdAt }) => (
                <li key={id}>
                  <Card>
                    <p className="text-sm text-solid-gray-700">
                      {to} {instant(createdAt)}
                    </p>
                    <h2 className="font-bold">{subject}</h2>
                    <p className="whitespace-pre-line">
                      <Linked text={text} />
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
