import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { DataTable } from '../../../shared/ui/data-table/data-table';
import { Empty } from '../../../shared/ui/empty';
import { Page } from '../../../shared/ui/page';
import { Day } from '../parts/dates';
import { useCityPath } from '../parts/use-city-path';
import { texts } from './certifications.texts';
import { CertificationStateTag } from '../parts/certification-state-tag';
import { certificationStates, tierCodes, words } from '../parts/certification-words';

export function CertificationsPage() {
  const t = useText(texts);
  const w = useText(words);
  const { number } = useFormat();
  const path = useCityPath();
  const choices = <C extends string>(codes: readonly C[], names: Record<C, string>) =>
    codes.map((value) => ({ value, label: names[value] }));
  return (
    <Page title={t.title} lead={t.lead}>
      <DataTable
        path="/api/v1/certifications"
        caption={t.caption}
        exportName={t.file}
        search={t.search}
        rowLink={({ id }) => path(`certifications/${id}`)}
        filters={[
          { key: 'state', label: t.state, kind: 'choice', options: choices(certificationStates, w.states) },
          {
            key: 'holder',
            label: t.kind,
            kind: 'choice',
            options: choices(['merchant', 'employer'] as const, w.holders),
          },
          { key: 'tier', label: t.tier, kind: 'choice', options: choices(tierCodes, w.tiers) },
          { key: 'endsBy', label: t.endsBy, kind: 'day' },
        ]}
        columns={[
          { key: 'holderName', label: t.name, sort: 'holderNameKana', cell: (row) => row.holderName, primary: true },
          { key: 'holderNameKana', label: t.kana, cell: (row) => row.holderNameKana, hidden: true },
          { key: 'merchantId', label: t.kind, cell: (row) => w.holders[row.merchantId ? 'merchant' : 'employer'] },
          { key: 'state', label: t.state, sort: 'state', cell: (row) => <CertificationStateTag state={row.state} /> },
          { key: 'tier', label: t.tier, sort: 'tier', cell: (row) => row.tier && w.tiers[row.tier] },
          {
            key: 'measures',
            label: t.measures,
            sort: 'measures',
            align: 'end',
            cell: (row) => row.measures !== null && number(row.measures),
            hidden: true,
          },
          { key: 'number', label: t.number, sort: 'number', cell: (row) => row.number },
          { key: 'appliedOn', label: t.applied, sort: 'appliedOn', cell: (row) => <Day on={row.appliedOn} /> },
          {
            key: 'validFrom',
            label: t.from,
            sort: 'validFrom',
            cell: (row) => <Day on={row.validFrom} />,
            hidden: true,
          },
          { key: 'validUntil', label: t.until, sort: 'validUntil', cell: (row) => <Day on={row.validUntil} /> },
        ]}
        empty={<Empty title={t.empty}>{t.emptyNext}</Empty>}
      />
    </Page>
  );
}
