import { addressOf } from '../../../shared/api/client';
import { useGrantId } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Card } from '../../../shared/ui/card';
import { DownloadButton } from '../../../shared/ui/download/download-button';
import { Section } from '../../../shared/ui/section';
import { COLUMNS, KINDS } from './columns';
import { texts } from './import.texts';

/** Empty files to fill in, and which columns they have. */
export function Templates() {
  const t = useText(texts);
  const grantId = useGrantId();
  const address = (kind: string, format: string) => addressOf(grantId, '/api/v1/imports/template', { kind, format });
  return (
    <Section title={t.templates} lead={t.dates}>
      <div className="grid gap-4 desktop:grid-cols-2">
        {KINDS.map((kind) => (
          <Card key={kind}>
            <h3 className="text-lg font-bold">{t[kind]}</h3>
            <p>{t[`${kind}For`]}</p>
            <p className="text-sm font-bold">{t.columns}</p>
            <ul className="flex flex-wrap gap-2" lang="ja">
              {COLUMNS[kind].map((column) => (
                <li key={column} className="rounded-4 bg-solid-gray-50 px-2 py-0.5 text-sm">
                  {column}
                </li>
              ))}
            </ul>
            <div className="flex flex-wrap gap-3">
              <DownloadButton address={address(kind, 'xlsx')} name={`${kind}.xlsx`}>
                {t.excel}
              </DownloadButton>
              <DownloadButton address={address(kind, 'csv')} name={`${kind}.csv`} kind="plain">
                {t.csv}
              </DownloadButton>
            </div>
          </Card>
        ))}
      </div>
    </Section>
  );
}
