import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { DataTable } from '../../../shared/ui/data-table/data-table';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { StatusTag } from '../../../shared/ui/status-tag';
import { CertificationStateTag } from '../parts/certification-state-tag';
import { certificationStates, type tierCodes, words } from '../parts/certification-words';
import { Day, Instant } from '../parts/dates';
import { useCityPath } from '../parts/use-city-path';
import { texts } from './merchants.texts';

export function MerchantsPage() {
  const t = useText(texts);
  const w = useText(words);
  const { number } = useFormat();
  const path = useCityPath();
  const may = usePermissions();
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={may('merchants.write') && <LinkButton to={path('merchants/new')}>{t.add}</LinkButton>}
    >
      <DataTable
        path="/api/v1/merchants"
        caption={t.caption}
        exportName={t.file}
        search={t.search}
        rowLink={({ id }) => path(`merchants/${id}`)}
        filters={[
          {
            key: 'certification',
            label: t.certification,
            kind: 'choice',
            options: [
              ...certificationStates.map((value) => ({ value, label: w.states[value] })),
              { value: 'none', label: t.none },
            ],
          },
          { key: 'area', label: t.areas, kind: 'text' },
          { key: 'trade', label: t.trades, kind: 'text' },
        ]}
        columns={[
          { key: 'name', label: t.name, sort: 'nameKana', cell: (row) => row.name, primary: true },
          { key: 'nameKana', label: t.kana, cell: (row) => row.nameKana, hidden: true },
          { key: 'areas', label: t.areas, cell: (row) => row.areas },
          { key: 'trades', label: t.trades, cell: (row) => row.trades },
          { key: 'shops', label: t.shops, sort: 'shops', align: 'end', cell: (row) => number(row.shops) },
          {
            key: 'certificationState',
            label: t.certification,
            sort: 'certificationState',
            cell: (row) =>
              row.certificationState ? (
                <CertificationStateTag state={row.certificationState} />
              ) : (
                <StatusTag>{t.none}</StatusTag>
              ),
          },
          { key: 'certificateNumber', label: t.certificateNumber, cell: (row) => row.certificateNumber, hidden: true },
          {
            key: 'tier',
            label: t.tier,
            cell: (row) => row.tier && w.tiers[row.tier as (typeof tierCodes)[number]],
            hidden: true,
          },
          { key: 'validUntil', label: t.until, sort: 'validUntil', cell: (row) => <Day on={row.validUntil} /> },
          { key: 'corporateNumber', label: t.number, cell: (row) => row.corporateNumber, hidden: true },
          { key: 'contactEmail', label: t.email, cell: (row) => row.contactEmail, hidden: true },
          { key: 'createdAt', label: t.since, cell: (row) => <Instant at={row.createdAt} />, hidden: true },
        ]}
        empty={<Empty title={t.empty}>{t.emptyNext}</Empty>}
      />
    </Page>
  );
}
