import { useState } from 'react';
import { addressOf } from '../../../shared/api/client';
import { useGrantId } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { SelectField } from '../../../shared/ui/select-field';
import { useHome } from '../use-home';
import { texts } from './own-data.texts';

const YEARS_BACK = 3;

export function OwnDataPage() {
  const t = useText(texts);
  const { year: yearName } = useFormat();
  const home = useHome();
  const grantId = useGrantId();
  const { data: city } = useCity();
  const thisYear = Number((city?.today ?? new Date().toISOString()).slice(0, 4));
  const [year, setYear] = useState<string>();
  const chosen = year ?? String(thisYear);
  const file = (format: string) => addressOf(grantId, '/api/v1/me/export', { format });
  return (
    <Page title={t.title} lead={<p>{t.lead}</p>} back={{ to: `${home}/more`, label: t.back }} narrow>
      <Section title={t.all} lead={t.allLead}>
        <div className="flex flex-col gap-3">
          <LinkButton href={file('xlsx')} download wide>
            {t.excel}
          </LinkButton>
          <LinkButton href={file('csv')} download kind="secondary" wide>
            {t.csv}
          </LinkButton>
          <LinkButton href={file('json')} download="sankyu.json" kind="secondary" wide>
            {t.json}
          </LinkButton>
        </div>
        <p className="text-sm text-solid-gray-700">{t.retention}</p>
      </Section>
      <Section title={t.statement} lead={t.statementLead}>
        <SelectField
          label={t.year}
          value={chosen}
          onChange={setYear}
          options={Array.from({ length: YEARS_BACK }, (_, back) => String(thisYear - back)).map((one) => ({
            value: one,
            label: yearName(Number(one)),
          }))}
        />
        <LinkButton
          href={addressOf(grantId, '/api/v1/reports/thanks-statement', { format: 'pdf', year: chosen })}
          download
          kind="secondary"
          wide
        >
          {t.pdf}
        </LinkButton>
      </Section>
    </Page>
  );
}
