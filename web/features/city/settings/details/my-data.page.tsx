import { addressOf } from '../../../../shared/api/client';
import { useGrantId } from '../../../../shared/api/use-api';
import { useText } from '../../../../shared/i18n/texts';
import { LinkButton } from '../../../../shared/ui/link';
import { Page } from '../../../../shared/ui/page';
import { texts } from './details.texts';

/** What is kept about whoever is asking, to take away. */
export function MyDataPage() {
  const t = useText(texts);
  const grantId = useGrantId();
  const formats = [
    ['xlsx', 'Excel'],
    ['csv', 'CSV'],
    ['json', 'JSON'],
  ] as const;
  return (
    <Page title={t.myData} lead={<p>{t.myDataLead}</p>} narrow>
      <ul className="flex flex-wrap gap-3">
        {formats.map(([format, name]) => (
          <li key={format}>
            <LinkButton href={addressOf(grantId, '/api/v1/me/export', { format })} kind="secondary" download>
              {name}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Page>
  );
}
