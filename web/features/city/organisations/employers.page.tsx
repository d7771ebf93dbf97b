import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { DataTable } from '../../../shared/ui/data-table/data-table';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { Instant } from '../parts/dates';
import { useCityPath } from '../parts/use-city-path';
import { texts } from './employers.texts';

export function EmployersPage() {
  const t = useText(texts);
  const { number } = useFormat();
  const path = useCityPath();
  const may = usePermissions();
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={may('employers.write') && <LinkButton to={path('employers/new')}>{t.add}</LinkButton>}
    >
      <DataTable
        path="/api/v1/employers"
        caption={t.caption}
        exportName={t.file}
        search={t.search}
        rowLink={({ id }) => path(`employers/${id}`)}
        columns={[
          { key: 'name', label: t.name, sort: 'nameKana', cell: (row) => row.name, primary: true },
          { key: 'nameKana', label: t.kana, cell: (row) => row.nameKana, hidden: true },
          { key: 'corporateNumber', label: t.number, cell: (row) => row.corporateNumber },
          { key: 'municipalityName', label: t.town, cell: (row) => row.municipalityName },
          {
            key: 'employees',
            label: t.employees,
            sort: 'employees',
            align: 'end',
            cell: (row) => t.people(number(row.employees)),
          },
          {
            key: 'parents',
            label: t.parents,
            sort: 'parents',
            align: 'end',
            cell: (row) => t.people(number(row.parents)),
          },
          { key: 'contactEmail', label: t.email, cell: (row) => row.contactEmail, hidden: true },
          { key: 'createdAt', label: t.since, cell: (row) => <Instant at={row.createdAt} />, hidden: true },
        ]}
        empty={<Empty title={t.empty}>{t.emptyNext}</Empty>}
      />
    </Page>
  );
}
